// The messages of `access`, each with the lines that it becomes.
import type { AccessMessage } from '../messages/access.ts';
import type { Examples } from './state-examples.fixture.ts';

const times = { firstAt: 0, lastAt: 1, refused: false };

export const accessExamples = {
  'access-denied': [
    [
      {
        code: 'access-denied',
        caller: 'arn:aws:iam::000000000000:role/pipeline',
        denied: [
          {
            action: 'codebuild:StartBuild',
            resource: 'arn:aws:codebuild:us-east-1:000000000000:project/web',
            reason: 'because no identity-based policy allows the codebuild:StartBuild action',
            count: 2,
            ...times,
          },
        ],
        remedies: [
          {
            to: 'identity-based policy',
            policy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'codebuild:StartBuild',
                  Resource: 'arn:aws:codebuild:us-east-1:000000000000:project/web',
                },
              ],
            },
          },
        ],
      },
      [
        'arn:aws:iam::000000000000:role/pipeline',
        '  ✗ codebuild:StartBuild, 2 times: because no identity-based policy allows the codebuild:StartBuild action',
        '      arn:aws:codebuild:us-east-1:000000000000:project/web',
        '  To allow it, add to its policies:',
        '    {',
        '      "Version": "2012-10-17",',
        '      "Statement": [',
        '        {',
        '          "Effect": "Allow",',
        '          "Action": "codebuild:StartBuild",',
        '          "Resource": "arn:aws:codebuild:us-east-1:000000000000:project/web"',
        '        }',
        '      ]',
        '    }',
        '',
      ],
    ],
    [
      {
        code: 'access-denied',
        caller: 'arn:aws:iam::000000000000:user/ada',
        denied: [
          {
            action: 's3:ListAllMyBuckets',
            resource: '*',
            reason: 'with an explicit deny in an identity-based policy',
            deniedBy: { policy: 'own', sid: 'NoLists' },
            count: 1,
            ...times,
          },
        ],
        remedies: [],
      },
      [
        'arn:aws:iam::000000000000:user/ada',
        '  ✗ s3:ListAllMyBuckets, once: with an explicit deny in an identity-based policy (own, statement NoLists)',
        '',
      ],
    ],
  ],
  'access-summary': [
    [
      {
        code: 'access-summary',
        judged: 214,
        callers: 5,
        denied: 0,
        enforced: false,
        forgotten: 0,
        notEvaluated: [],
      },
      ['214 actions of 5 roles and users judged. AWS would have denied none.'],
    ],
    [
      {
        code: 'access-summary',
        judged: 3,
        callers: 1,
        denied: 2,
        enforced: true,
        forgotten: 1,
        notEvaluated: ['arn:aws:iam::aws:policy/AWSSupportAccess'],
      },
      [
        'Not known here, and counted as allowing everything: arn:aws:iam::aws:policy/AWSSupportAccess',
        '1 further denials are not kept any more.',
        '3 actions of 1 role or user judged. AWS would have denied 2, and so did the engine.',
      ],
    ],
  ],
} satisfies Pick<Examples, AccessMessage['code']>;
