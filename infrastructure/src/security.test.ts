// The AWS Solutions rules of cdk-nag, over the stacks whose templates are checked in.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, expect, test } from 'vitest';
import { plainApp } from './templates.ts';

// The CDK would make a folder of its own, and leave it.
const folder = mkdtempSync(join(tmpdir(), 'drydock-security-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Every finding, as `rule at path`. */
function findings(pack: AwsSolutionsChecks, app: ReturnType<typeof plainApp>['app']): string[] {
  return pack
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
    );
}

test('cdk-nag finds nothing that is not acknowledged', () => {
  const { app } = plainApp({ outdir: folder });
  expect(findings(new AwsSolutionsChecks(app), app)).toEqual([]);
});

test('every acknowledgement says why, and is about something that cdk-nag would find', () => {
  const { app } = plainApp({ outdir: folder });
  const pack = new AwsSolutionsChecks(app);
  Object.defineProperty(pack, 'isAcknowledged', { value: () => false });
  const found = findings(pack, app);
  const acknowledged = app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries<string>(data))
      .map(([rule, reason]) => ({ finding: `${rule} at ${node.path}`, reason })),
  );
  // The CDK files acknowledgements under its own annotations.
  const about = acknowledged.map(({ finding }) => finding.replace('Annotation::', ''));
  expect(about.sort()).toEqual(found.sort());
  for (const { finding, reason } of acknowledged) expect(reason.length, finding).toBeGreaterThan(40);
});
