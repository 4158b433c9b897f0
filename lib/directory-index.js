// A CloudFront Function (viewer request, runtime 2.0). S3 knows no folders: an address that ends in a slash means the page in it.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  if (request.uri.endsWith("/")) request.uri += "index.html";
  return request;
}
