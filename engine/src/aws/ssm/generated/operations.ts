// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  AddTagsToResource: operation<(typeof import('../operations/add-tags-to-resource.ts'))['addTagsToResource']>('add-tags-to-resource', 'addTagsToResource'),
  DeleteParameter: operation<(typeof import('../operations/delete-parameter.ts'))['deleteParameter']>('delete-parameter', 'deleteParameter'),
  DeleteParameters: operation<(typeof import('../operations/delete-parameters.ts'))['deleteParameters']>('delete-parameters', 'deleteParameters'),
  DescribeParameters: operation<(typeof import('../operations/describe-parameters.ts'))['describeParameters']>('describe-parameters', 'describeParameters'),
  DescribeSessions: operation<(typeof import('../operations/describe-sessions.ts'))['describeSessions']>('describe-sessions', 'describeSessions'),
  GetParameter: operation<(typeof import('../operations/get-parameter.ts'))['getParameter']>('get-parameter', 'getParameter'),
  GetParameterHistory: operation<(typeof import('../operations/get-parameter-history.ts'))['getParameterHistory']>('get-parameter-history', 'getParameterHistory'),
  GetParameters: operation<(typeof import('../operations/get-parameters.ts'))['getParameters']>('get-parameters', 'getParameters'),
  GetParametersByPath: operation<(typeof import('../operations/get-parameters-by-path.ts'))['getParametersByPath']>('get-parameters-by-path', 'getParametersByPath'),
  LabelParameterVersion: operation<(typeof import('../operations/label-parameter-version.ts'))['labelParameterVersion']>('label-parameter-version', 'labelParameterVersion'),
  ListTagsForResource: operation<(typeof import('../operations/list-tags-for-resource.ts'))['listTagsForResource']>('list-tags-for-resource', 'listTagsForResource'),
  PutParameter: operation<(typeof import('../operations/put-parameter.ts'))['putParameter']>('put-parameter', 'putParameter'),
  RemoveTagsFromResource: operation<(typeof import('../operations/remove-tags-from-resource.ts'))['removeTagsFromResource']>('remove-tags-from-resource', 'removeTagsFromResource'),
  ResumeSession: operation<(typeof import('../operations/resume-session.ts'))['resumeSession']>('resume-session', 'resumeSession'),
  TerminateSession: operation<(typeof import('../operations/terminate-session.ts'))['terminateSession']>('terminate-session', 'terminateSession'),
};
