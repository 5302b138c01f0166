// The templates for plain CloudFormation, as text by file name, and as files.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type AppProps } from 'aws-cdk-lib/core';
import type { Defaults } from './defaults.ts';
import { PlainSynthesizer } from './plain-synthesizer.ts';
import { RootStack } from './root-stack.ts';
import { ServiceStack } from './service/service-stack.ts';
import { subnetCountOf } from './subnet-count.ts';

export interface SynthesisProps {
  /** The CDK's context: `{ subnets: 3 }`. */
  readonly context?: Readonly<Record<string, unknown>>;
  readonly defaults?: Defaults;
}

/** The stacks whose templates are checked in. */
export function plainApp({ defaults, ...props }: AppProps & { readonly defaults?: Defaults }): {
  readonly app: App;
  readonly root: RootStack;
  readonly service: ServiceStack;
} {
  // Nothing of the CDK goes into the templates: no metadata, no version, no construct tree.
  // The CDK's own CLI asks for metadata by context, where it runs the program that writes them.
  const postCliContext = {
    'aws:cdk:enable-path-metadata': false,
    'aws:cdk:enable-asset-metadata': false,
  };
  const app = new App({ analyticsReporting: false, treeMetadata: false, postCliContext, ...props });
  const root = new RootStack(app, 'Root', {
    synthesizer: new PlainSynthesizer(),
    templatesByUrl: true,
    subnetCount: subnetCountOf(app),
    defaults,
  });
  const service = new ServiceStack(app, 'Service', { synthesizer: new PlainSynthesizer(), defaults });
  return { app, root, service };
}

export function synthesise({ context = {}, defaults }: SynthesisProps = {}): ReadonlyMap<string, string> {
  const outdir = mkdtempSync(join(tmpdir(), 'drydock-synth-'));
  try {
    // The CDK's template validation takes longer than everything else. `cdk synth` does it, and a test runs cfn-lint.
    const props = { outdir, context, builtinCloudFormationValidation: false };
    const { app, root, service } = plainApp({ ...props, defaults });
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

/**
 * Writes the templates into a folder. Templates of it that are not among them are removed; other files stay.
 * @param folder absolute path
 * @param kept names of templates that are somebody else's: neither written nor removed
 * @returns the names of the files
 */
export function writeTemplates(
  folder: string,
  props: SynthesisProps = {},
  kept: readonly string[] = [],
): readonly string[] {
  const templates = [...synthesise(props)].filter(([file]) => !kept.includes(file));
  const names = templates.map(([file]) => file);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) {
    if (file.endsWith('.template.json') && ![...names, ...kept].includes(file)) rmSync(join(folder, file));
  }
  for (const [file, text] of templates) writeFileSync(join(folder, file), text);
  return names;
}
