// Code that only creates the client of S3. Every function that uses S3 needs at least this, so no cold start can be faster.
import { S3Client } from "@aws-sdk/client-s3";

export const client = new S3Client();
