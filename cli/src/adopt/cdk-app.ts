// The CDK app that `drydock init` writes: what is particular to the service in one file, the app, and the constructs, which
// are the repository's own from then on (docs/decisions/0012).
import { digestFile, sourcesDigest } from '../../../infrastructure/src/sources-digest.ts';
import { constructSources } from './constructs.ts';

export const infrastructureFolder = 'infrastructure';
export const constructsFolder = `${infrastructureFolder}/constructs`;

/** The versions that the constructs are tested with: those of infrastructure/package.json. */
export const cdkPackages = {
  'aws-cdk': '2.1148.1',
  'aws-cdk-lib': '^2.276.0',
  constructs: '^10.8.1',
} as const;

export interface CdkAppParts {
  readonly stackName: string;
  /** Defaults of the root template's parameters. */
  readonly parameters: Readonly<Record<string, string | number>>;
  /** The service's template is not that of the constructs, but a file of its own. */
  readonly hasOwnService: boolean;
  readonly isByGithub: boolean;
}

/** Texts by their paths in the repository. */
export function cdkApp(parts: CdkAppParts): Readonly<Record<string, string>> {
  const files = {
    'README.md': readme(parts),
    'package.json': `${JSON.stringify(manifest(parts), null, 2)}\n`,
    'cdk.json': `${JSON.stringify({ app: 'node app.ts', versionReporting: false }, null, 2)}\n`,
    'tsconfig.json': `${JSON.stringify(compiler, null, 2)}\n`,
    '.gitignore': 'node_modules\ncdk.out\n',
    'settings.ts': settings(parts),
    'app.ts': app(parts),
  };
  const constructs = [...constructSources()].map(([file, text]) => [`constructs/${file}`, text] as const);
  const all = { ...files, ...Object.fromEntries(constructs) };
  const sources = Object.fromEntries(Object.entries(all).filter(([file]) => file.endsWith('.ts')));
  const written = { ...all, [`templates/${digestFile}`]: sourcesDigest(sources) };
  return Object.fromEntries(
    Object.entries(written).map(([file, text]) => [`${infrastructureFolder}/${file}`, text]),
  );
}

const manifest = ({ stackName }: CdkAppParts) => ({
  name: `${stackName}-infrastructure`,
  private: true,
  type: 'module',
  // It runs TypeScript as it is.
  engines: { node: '>=22.18' },
  scripts: { synth: 'cdk synth --quiet', diff: 'cdk diff', deploy: 'cdk deploy' },
  devDependencies: { '@types/node': '^24', ...cdkPackages },
});

const compiler = {
  compilerOptions: {
    target: 'esnext',
    module: 'nodenext',
    types: ['node'],
    strict: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
  },
};

const settings = ({
  stackName,
  parameters,
}: CdkAppParts) => `// What is particular to this service. Run \`npm run synth\` after a change, and commit what it writes.
//
// \`parameters\` are defaults of the parameters in constructs/root-parameters.ts: any of them can be set here.
export const settings = {
  stackName: ${literal(stackName)},
  parameters: {
${Object.entries(parameters)
  .map(([name, value]) => `    ${name}: ${literal(value)},`)
  .join('\n')}
  },
};
`;

const literal = (value: string | number) =>
  typeof value === 'number' ? String(value) : `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A name, so that nothing takes the text below for an import of this program: the package would carry the library. */
const library = 'aws-cdk-lib';

const app = ({
  hasOwnService,
}: CdkAppParts) => `// What the CDK's own CLI runs. Besides what the CDK deploys, it writes templates/: the pipeline deploys the service's template
// from there, and the others are the same stacks for plain CloudFormation.
import { join } from 'node:path';
import { App } from '${library}/core';
import { RootStack, subnetCountOf, writeSourcesDigest, writeTemplates } from './constructs/index.ts';
import { settings } from './settings.ts';

const { stackName, parameters: defaults } = settings;
const app = new App();
const subnetCount = subnetCountOf(app);
new RootStack(app, 'System', { stackName, templatesByUrl: false, subnetCount, defaults });
${
  hasOwnService
    ? `// The services of the Compose file are a template of its own, which is edited by hand.
writeTemplates(join(import.meta.dirname, 'templates'), { context: { subnets: subnetCount }, defaults }, [
  'service.template.json',
]);
`
    : `writeTemplates(join(import.meta.dirname, 'templates'), { context: { subnets: subnetCount }, defaults });
`
}writeSourcesDigest(import.meta.dirname);
`;

const readme = ({ stackName, hasOwnService, isByGithub }: CdkAppParts) => `# Infrastructure

${
  isByGithub
    ? 'A VPC, a load balancer, an ECS cluster, an image repository, and the role with which GitHub Actions delivers this\nrepository (\\`.github/workflows/deploy.yml\\`)'.replaceAll(
        '\\`',
        '`',
      )
    : 'A VPC, a load balancer, an ECS cluster, an image repository, and the pipeline that builds this repository by its\n`buildspec.yml` and delivers it'
}. It is a CDK app that depends on nothing but the CDK.

| file                               | what it is                                                       |
| ---------------------------------- | ---------------------------------------------------------------- |
| \`settings.ts\`                      | what is particular to this service: port, health check, size     |
| \`app.ts\`, \`constructs/\`            | the system, in TypeScript: yours to change                       |
| \`constructs/root-parameters.ts\`    | every parameter, what it means, and its price where it has one   |
| \`templates/\`                       | the same as plain CloudFormation, written by \`npm run synth\`     |
| \`templates/service.template.json\`  | the service: ${hasOwnService ? 'made from the Compose file once, edited by hand  ' : 'the delivery deploys it, as committed             '} |

\`\`\`sh
npm install && npm run synth      # after a change: writes templates/, to be committed with it
drydock up                        # on this machine
drydock up --target aws           # on AWS
\`\`\`

Or without Drydock, ${isByGithub ? 'once' : 'after making and confirming a connection to where the repository lives, and once'} \`npx cdk bootstrap\`:

\`\`\`sh
npx cdk deploy${isByGithub ? '' : ' --parameters ConnectionArn=ARN'} --parameters FullRepositoryId=OWNER/NAME
\`\`\`
${
  isByGithub
    ? `
Then set the variable \`AWS_DEPLOY_ROLE_ARN\` of the repository on GitHub to the output \`WorkflowRoleArn\`, and push.
`
    : ''
}
To delete it: first the stack \`${stackName}-service\`, then \`${stackName}\`.
`;
