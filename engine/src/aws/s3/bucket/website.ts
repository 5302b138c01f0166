// What S3 refuses in a website's configuration.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_WebsiteConfiguration.html
import type { RoutingRule, WebsiteConfiguration } from '@aws-sdk/client-s3';
import { invalidArgument, invalidRequest, malformedXml } from '../faults.ts';

const mostRules = 50;

/** @throws InvalidArgument, InvalidRequest, MalformedXML */
export function checkWebsite(website: WebsiteConfiguration): void {
  const { ErrorDocument, IndexDocument, RedirectAllRequestsTo, RoutingRules } = website;
  if (RedirectAllRequestsTo) {
    if (IndexDocument || ErrorDocument || RoutingRules)
      throw invalidArgument(
        'RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.',
      );
    if (!RedirectAllRequestsTo.HostName) throw malformedXml();
    checkProtocol(RedirectAllRequestsTo.Protocol);
    return;
  }
  if (!IndexDocument)
    throw invalidArgument(
      'A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty',
    );
  if (!IndexDocument.Suffix || IndexDocument.Suffix.includes('/'))
    throw invalidArgument('The IndexDocument Suffix is not well formed');
  if (ErrorDocument && !ErrorDocument.Key) throw malformedXml();
  checkRules(RoutingRules ?? []);
}

function checkProtocol(protocol: string | undefined): void {
  if (protocol !== undefined && protocol !== 'http' && protocol !== 'https')
    throw invalidRequest(
      'Invalid protocol, protocol can be http or https. If not defined the protocol will be selected automatically.',
    );
}

function checkRules(rules: readonly RoutingRule[]): void {
  if (rules.length > mostRules)
    throw invalidRequest(
      `${rules.length} routing rules provided, the number of routing rules in a website configuration is limited to ${mostRules}.`,
    );
  for (const { Condition, Redirect } of rules) {
    if (!Redirect || Object.values(Redirect).every((each) => each === undefined)) throw malformedXml();
    const error = Condition?.HttpErrorCodeReturnedEquals;
    if (error !== undefined && !/^[45]\d\d$/.test(error))
      throw invalidRequest(
        `The provided HTTP error code (${error}) is not valid. Valid codes are 4XX or 5XX.`,
      );
    const redirect = Redirect.HttpRedirectCode;
    if (redirect !== undefined && !/^3(?!00)\d\d$/.test(redirect))
      throw invalidRequest(
        `The provided HTTP redirect code (${redirect}) is not valid. Valid codes are 3XX except 300.`,
      );
    checkProtocol(Redirect.Protocol);
    if (Redirect.ReplaceKeyPrefixWith !== undefined && Redirect.ReplaceKeyWith !== undefined)
      throw invalidRequest('You can only define ReplaceKeyPrefix or ReplaceKey but not both.');
  }
}
