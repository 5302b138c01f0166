// What S3 refuses in a website's configuration.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_WebsiteConfiguration.html
import type { WebsiteConfiguration } from '@aws-sdk/client-s3';
import { invalidArgument, invalidRequest, malformedXml } from '../faults.ts';

/** @throws InvalidArgument, InvalidRequest, MalformedXML */
export function checkWebsite(website: WebsiteConfiguration): void {
  const { ErrorDocument, IndexDocument, RedirectAllRequestsTo, RoutingRules } = website;
  if (RedirectAllRequestsTo) {
    if (IndexDocument || ErrorDocument || RoutingRules)
      throw invalidArgument(
        'RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.',
      );
    if (!RedirectAllRequestsTo.HostName) throw malformedXml();
    const { Protocol } = RedirectAllRequestsTo;
    if (Protocol !== undefined && Protocol !== 'http' && Protocol !== 'https')
      throw invalidRequest(
        'Invalid protocol, protocol can be http or https. If not defined the protocol will be selected automatically.',
      );
    return;
  }
  if (!IndexDocument)
    throw invalidArgument(
      'A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty',
    );
  if (!IndexDocument.Suffix || IndexDocument.Suffix.includes('/'))
    throw invalidArgument('The IndexDocument Suffix is not well formed');
  if (ErrorDocument && !ErrorDocument.Key) throw malformedXml();
  if (RoutingRules?.some(({ Redirect }) => !Redirect)) throw malformedXml();
}
