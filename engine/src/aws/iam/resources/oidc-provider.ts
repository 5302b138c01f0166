// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-oidcprovider.html
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';

interface ProviderProperties {
  readonly Url?: string;
  readonly ClientIdList?: string[];
  readonly ThumbprintList?: string[];
  readonly Tags?: ResourceRequest['tags'];
}

const read = ({ properties }: Pick<ResourceRequest, 'properties'>) => properties as ProviderProperties;
const tagsOf = (request: ResourceRequest) => [...request.tags, ...(read(request).Tags ?? [])];

/** The physical id is the ARN. */
export const oidcProviderResource: ResourceType = {
  type: 'AWS::IAM::OIDCProvider',

  create(request, ctx) {
    const { Url, ClientIdList, ThumbprintList } = read(request);
    const { OpenIDConnectProviderArn = '' } = ctx.call('iam', 'CreateOpenIDConnectProvider', {
      Url,
      ClientIDList: ClientIdList,
      ThumbprintList,
      Tags: tagsOf(request),
    });
    return { status: 'success', physicalId: OpenIDConnectProviderArn };
  },

  update(OpenIDConnectProviderArn, request, ctx) {
    const { ClientIdList = [], ThumbprintList = [] } = read(request);
    const of = { OpenIDConnectProviderArn };
    ctx.call('iam', 'UpdateOpenIDConnectProviderThumbprint', { ...of, ThumbprintList });
    const { ClientIDList = [], Tags = [] } = ctx.call('iam', 'GetOpenIDConnectProvider', of);
    for (const ClientID of ClientIDList.filter((id) => !ClientIdList.includes(id)))
      ctx.call('iam', 'RemoveClientIDFromOpenIDConnectProvider', { ...of, ClientID });
    for (const ClientID of ClientIdList)
      ctx.call('iam', 'AddClientIDToOpenIDConnectProvider', { ...of, ClientID });
    const tags = tagsOf(request);
    const gone = Tags.map(({ Key = '' }) => Key).filter((key) => !tags.some((tag) => tag.Key === key));
    if (gone.length > 0) ctx.call('iam', 'UntagOpenIDConnectProvider', { ...of, TagKeys: gone });
    if (tags.length > 0) ctx.call('iam', 'TagOpenIDConnectProvider', { ...of, Tags: tags });
    return { status: 'success', physicalId: OpenIDConnectProviderArn };
  },

  delete(OpenIDConnectProviderArn, _request, ctx) {
    ctx.call('iam', 'DeleteOpenIDConnectProvider', { OpenIDConnectProviderArn });
    return { status: 'success', physicalId: OpenIDConnectProviderArn };
  },

  read(OpenIDConnectProviderArn, _properties, ctx) {
    const found = ctx.call('iam', 'GetOpenIDConnectProvider', { OpenIDConnectProviderArn });
    return { ...found, Url: `https://${found.Url}` };
  },
  attributes: (arn) => ({ Arn: arn }),
};
