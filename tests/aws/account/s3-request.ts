// Which permissions a request to S3 needs: "Required permissions for Amazon S3 API operations", S3 user guide.

/** A request as it goes over the wire, its bucket in the path. */
export interface S3Request {
  readonly method: string;
  readonly bucket: string;
  /** Decoded; empty when the request is about the bucket. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly ifMatch: boolean;
}

export interface Permission {
  readonly action: string;
  readonly resource: string;
}

export function readRequest(
  method: string,
  url: string,
  headers: Readonly<Record<string, unknown>>,
): S3Request {
  const [path = "", query = ""] = url.split("?");
  const [, bucket = "", ...steps] = path.split("/").map(decodeURIComponent);
  return {
    method,
    bucket,
    key: steps.join("/"),
    query: new URLSearchParams(query),
    ifMatch: headers["if-match"] !== undefined,
  };
}

/** @throws when the request is of a kind that the function has never made */
export function permissionsFor({ method, bucket, key, query, ifMatch }: S3Request): readonly Permission[] {
  const parameters = [...query.keys()].filter((name) => name !== "x-id");
  const resource = `arn:aws:s3:::${bucket}/${key}`;
  // A condition on what is there reads it: If-Match needs s3:GetObject too, for writes and for deletes.
  const toCompare = ifMatch ? [{ action: "s3:GetObject", resource }] : [];

  if (key === "" && method === "GET" && query.get("list-type") === "2") return [listing(bucket)];
  if (key !== "" && parameters.length === 0) {
    if (method === "GET" || method === "HEAD") return [{ action: "s3:GetObject", resource }];
    if (method === "PUT") return [{ action: "s3:PutObject", resource }, ...toCompare];
    if (method === "DELETE") return [{ action: "s3:DeleteObject", resource }, ...toCompare];
  }
  throw new Error(`a request that nobody expected: ${method} ${bucket}/${key}?${query}`);
}

/** To be told that an object is absent: without s3:ListBucket S3 answers 403 for it, not 404. */
export function permissionToMiss({ method, bucket, key }: S3Request): readonly Permission[] {
  return key !== "" && (method === "GET" || method === "HEAD") ? [listing(bucket)] : [];
}

function listing(bucket: string): Permission {
  return { action: "s3:ListBucket", resource: `arn:aws:s3:::${bucket}` };
}
