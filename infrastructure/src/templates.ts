// The templates for plain CloudFormation, as text by file name.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type AppProps } from 'aws-cdk-lib/core';
import { PlainSynthesizer } from './plain-synthesizer.ts';
import { RootStack } from './root-stack.ts';
import { ServiceStack } from './service/service-stack.ts';
import { subnetCountOf } from './subnet-count.ts';

/** The stacks whose templates are checked in. */
export function plainApp(props: AppProps): {
  readonly app: App;
  readonly root: RootStack;
  readonly service: ServiceStack;
} {
  // Nothing of the CDK goes into the templates: no metadata, no version, no construct tree.
  const app = new App({ analyticsReporting: false, treeMetadata: false, ...props });
  const root = new RootStack(app, 'Root', {
    synthesizer: new PlainSynthesizer(),
    templatesByUrl: true,
    subnetCount: subnetCountOf(app),
  });
  const service = new ServiceStack(app, 'Service', { synthesizer: new PlainSynthesizer() });
  return { app, root, service };
}

export function synthesise(context: Readonly<Record<string, unknown>> = {}): ReadonlyMap<string, string> {
  const outdir = mkdtempSync(join(tmpdir(), 'drydock-synth-'));
  try {
    // The CDK's template validation takes longer than everything else. `cdk synth` does it, and a test runs cfn-lint.
    const { app, root, service } = plainApp({ outdir, context, builtinCloudFormationValidation: false });
    app.synth();
    const files = [
      ['root', root.templateFile],
      ...root.children.map((stack) => [stack.template, stack.templateFile]),
      ['service', service.templateFile],
    ] as const;
    return new Map(
      files.map(([name, file]) => [
        `${name}.template.json`,
        `${JSON.stringify(JSON.parse(readFileSync(join(outdir, file!), 'utf8')), null, 2)}\n`,
      ]),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
