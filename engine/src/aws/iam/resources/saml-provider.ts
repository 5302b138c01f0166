// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-samlprovider.html
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { unlessGone } from './entity-policies.ts';

interface ProviderProperties {
  readonly Name?: string;
  readonly SamlMetadataDocument?: string;
  readonly Tags?: ResourceRequest['tags'];
}

const read = ({ properties }: Pick<ResourceRequest, 'properties'>) => properties as ProviderProperties;
const tagsOf = (request: ResourceRequest) => [...request.tags, ...(read(request).Tags ?? [])];

/** The physical id is the ARN. */
export const samlProviderResource: ResourceType = {
  type: 'AWS::IAM::SAMLProvider',

  create(request, ctx) {
    const { Name, SamlMetadataDocument } = read(request);
    const { SAMLProviderArn = '' } = ctx.call('iam', 'CreateSAMLProvider', {
      Name: Name ?? request.generatedName(128),
      SAMLMetadataDocument: SamlMetadataDocument,
      Tags: tagsOf(request),
    });
    return { status: 'success', physicalId: SAMLProviderArn };
  },

  update(SAMLProviderArn, request, ctx) {
    const SAMLMetadataDocument = read(request).SamlMetadataDocument;
    ctx.call('iam', 'UpdateSAMLProvider', { SAMLProviderArn, SAMLMetadataDocument });
    const { Tags = [] } = ctx.call('iam', 'ListSAMLProviderTags', { SAMLProviderArn });
    const tags = tagsOf(request);
    const gone = Tags.map(({ Key = '' }) => Key).filter((key) => !tags.some((tag) => tag.Key === key));
    if (gone.length > 0) ctx.call('iam', 'UntagSAMLProvider', { SAMLProviderArn, TagKeys: gone });
    if (tags.length > 0) ctx.call('iam', 'TagSAMLProvider', { SAMLProviderArn, Tags: tags });
    return { status: 'success', physicalId: SAMLProviderArn };
  },

  delete(SAMLProviderArn, _request, ctx) {
    unlessGone(() => ctx.call('iam', 'DeleteSAMLProvider', { SAMLProviderArn }));
    return { status: 'success', physicalId: SAMLProviderArn };
  },

  unread: ['AddPrivateKey', 'AssertionEncryptionMode', 'PrivateKeyList', 'RemovePrivateKey'],
  read(SAMLProviderArn, _properties, ctx) {
    const found = ctx.call('iam', 'GetSAMLProvider', { SAMLProviderArn });
    return { ...found, Name: SAMLProviderArn.split('/').at(-1) };
  },
  attributes: (arn) => ({ Arn: arn }),
};
