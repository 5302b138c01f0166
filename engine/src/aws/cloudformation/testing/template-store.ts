// Stands in for S3 where tests keep the templates of nested stacks: `https://templates.s3.amazonaws.com/<key>`.

import { fault } from '../../../kernel/faults.ts';
import type { StandInService } from '../../../testing/stand-in-service.ts';

const noSuchKey = fault('NoSuchKey', 'The specified key does not exist.', 404);

export interface TemplateStore {
  readonly service: StandInService<'s3'>;
  put(key: string, body: string): void;
}

export function templateStore(): TemplateStore {
  const bodies = new Map<string, string>();
  return {
    put: (key, body) => void bodies.set(key, body),
    service: {
      id: 's3',
      operations: {
        GetObject: ({ Key = '' }) => {
          const body = bodies.get(Key);
          if (body === undefined) throw noSuchKey();
          return { Body: Buffer.from(body) as never };
        },
      },
    },
  };
}

export const nested = (key: string, properties: object = {}) => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { TemplateURL: `https://templates.s3.us-east-1.amazonaws.com/${key}`, ...properties },
});
