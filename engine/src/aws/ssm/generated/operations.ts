// Written by `npm run generate` from the files in operations/. Do not edit.
import { addTagsToResource } from '../operations/add-tags-to-resource.ts';
import { deleteParameter } from '../operations/delete-parameter.ts';
import { deleteParameters } from '../operations/delete-parameters.ts';
import { describeParameters } from '../operations/describe-parameters.ts';
import { getParameterHistory } from '../operations/get-parameter-history.ts';
import { getParameter } from '../operations/get-parameter.ts';
import { getParametersByPath } from '../operations/get-parameters-by-path.ts';
import { getParameters } from '../operations/get-parameters.ts';
import { labelParameterVersion } from '../operations/label-parameter-version.ts';
import { listTagsForResource } from '../operations/list-tags-for-resource.ts';
import { putParameter } from '../operations/put-parameter.ts';
import { removeTagsFromResource } from '../operations/remove-tags-from-resource.ts';

export const operations = {
  AddTagsToResource: addTagsToResource,
  DeleteParameter: deleteParameter,
  DeleteParameters: deleteParameters,
  DescribeParameters: describeParameters,
  GetParameter: getParameter,
  GetParameterHistory: getParameterHistory,
  GetParameters: getParameters,
  GetParametersByPath: getParametersByPath,
  LabelParameterVersion: labelParameterVersion,
  ListTagsForResource: listTagsForResource,
  PutParameter: putParameter,
  RemoveTagsFromResource: removeTagsFromResource,
};
