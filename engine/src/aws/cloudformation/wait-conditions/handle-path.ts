// Where signals to a wait condition handle are uploaded: `<bucket of AWS's>/<stack id>/<uuid>/<logical id>`.
export const waitConditionType = 'AWS::CloudFormation::WaitCondition';

const bucket = 'cloudformation-waitcondition';

export const handlePath = (region: string, stackId: string, id: string, logicalId: string): string =>
  `${bucket}-${region}/${stackId}/${id}/${logicalId}`;

/** @param url the handle's, its `Ref` */
export function pathOfHandle(url: string): string {
  const { pathname } = new URL(url, 'http://handle');
  return pathname.slice(1).split('/').map(decodeURIComponent).join('/');
}

export const logicalIdOfHandle = (path: string): string => path.split('/').at(-1)!;

/** The stack that an upload is for, if it is a signal. */
export function stackOfSignalUpload(path: string): string[] {
  const stackId = /^cloudformation-waitcondition-[^/]+\/(arn:[^/]+\/[^/]+\/[^/]+)\//.exec(path)?.[1];
  return stackId === undefined ? [] : [stackId];
}
