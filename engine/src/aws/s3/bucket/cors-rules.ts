// What S3 refuses in a CORS configuration.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html
import type { CORSRule } from '@aws-sdk/client-s3';
import { invalidRequest, malformedXml } from '../faults.ts';

const methods = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'];

/** @throws MalformedXML, InvalidRequest */
export function checkCorsRules(rules: readonly CORSRule[]): void {
  if (rules.length > 100) throw malformedXml();
  for (const { AllowedMethods = [], AllowedOrigins = [], AllowedHeaders = [], ExposeHeaders = [] } of rules) {
    for (const method of AllowedMethods) {
      if (!methods.includes(method)) {
        throw invalidRequest(`Found unsupported HTTP method in CORS config. Unsupported method is ${method}`);
      }
    }
    oneWildcard('AllowedOrigin', AllowedOrigins);
    oneWildcard('AllowedHeader', AllowedHeaders);
    for (const header of ExposeHeaders) {
      if (header.includes('*')) {
        throw invalidRequest(
          `ExposeHeader "${header}" contains wildcard. We currently do not support wildcard for ExposeHeader.`,
        );
      }
    }
  }
}

function oneWildcard(what: string, values: readonly string[]): void {
  for (const value of values) {
    if (value.split('*').length > 2) {
      throw invalidRequest(`${what} "${value}" can not have more than one wildcard.`);
    }
  }
}
