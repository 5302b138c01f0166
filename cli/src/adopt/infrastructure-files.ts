// Folders that describe infrastructure of their own: a CDK app, a CloudFormation or SAM template.
import type { CdkFinding, TemplateFinding } from './finding.ts';
import type { Folder } from './folder.ts';

export function findCdk({ read }: Folder): CdkFinding | string | undefined {
  const text = read('cdk.json');
  if (text === undefined) return undefined;
  const app = /"app"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1];
  if (app === undefined) return 'cdk.json has no `app`.';
  return {
    kind: 'cdk',
    title: 'a CDK app',
    decisions: [
      { about: 'Stacks', value: `cdk deploy --all (${app.replaceAll('\\"', '"')})`, why: 'cdk.json' },
    ],
  };
}

const usualTemplates = ['template', 'cloudformation', 'stack', 'infrastructure'].flatMap((name) =>
  ['yaml', 'yml', 'json'].map((extension) => `${name}.${extension}`),
);
const otherTemplates = /^[^/]+\.(template|cfn)\.(ya?ml|json)$/;

export function findTemplate(folder: Folder): TemplateFinding | undefined {
  const { files } = folder;
  const candidates = [
    ...usualTemplates.filter((file) => files.includes(file)),
    ...files.filter((file) => otherTemplates.test(file)),
  ];
  const template = candidates.find((file) => isTemplate(folder.read(file) ?? ''));
  return template === undefined ? undefined : templateFinding(folder, template);
}

export function templateFinding({ read }: Folder, template: string): TemplateFinding {
  const isSam = /AWS::Serverless-2016-10-31/.test(read(template) ?? '');
  return {
    kind: 'template',
    title: isSam ? 'a SAM template' : 'a CloudFormation template',
    decisions: [
      { about: 'Stack', value: template, why: isSam ? 'Transform: AWS::Serverless' : 'its Resources' },
    ],
    template,
  };
}

export const isTemplate = (text: string) =>
  /^\s*"?Resources"?\s*:/m.test(text) && /\bAWS::\w+::\w+/.test(text);
