// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-waitconditionhandle.html
import { offerUpload, presignedUploads } from '../../../contracts/presigned-files.ts';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { handlePath, pathOfHandle } from '../wait-conditions/handle-path.ts';

/** A second less than a day, as on AWS. */
const validSeconds = 86_399;

/** The physical id is the URL to which signals are sent. */
export const waitConditionHandle: ResourceType = {
  type: 'AWS::CloudFormation::WaitConditionHandle',
  create({ stackId, logicalId }, ctx) {
    const path = handlePath(ctx.region, stackId, ctx.ids.uuid(), logicalId);
    return { status: 'success', physicalId: offerUpload(path, validSeconds, ctx) };
  },
  update: (physicalId) => ({ status: 'success', physicalId }),
  delete(physicalId, _request, ctx) {
    ctx.delete(presignedUploads, pathOfHandle(physicalId));
    return { status: 'success', physicalId };
  },
  attributes: (physicalId) => ({ Id: physicalId }),
};
