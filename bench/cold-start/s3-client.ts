// The floor of a cold start: code that only makes the client of S3.
import { S3Client } from "@aws-sdk/client-s3";

export const client = new S3Client();
