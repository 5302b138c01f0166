// Says of a template, before it is deployed, what of it is simulated, what is only recorded, and what is refused.

import { isCustom } from '../../aws/cloudformation/custom-resource/custom-resource.ts';
import { schemaOf } from '../../aws/cloudformation/schema/schema.ts';
import { isObject, type Json, type JsonObject } from '../../aws/cloudformation/template/json.ts';
import { parseTemplate } from '../../aws/cloudformation/template/parse.ts';
import { Unknown } from '../../aws/cloudformation/template/value.ts';
import { processTransforms } from '../../aws/cloudformation/transforms/process.ts';
import { findPublicParameter } from '../../aws/ssm/parameter/public.ts';
import { AwsFault } from '../../kernel/faults.ts';
import { consequenceOf } from './consequences.ts';
import { propertyRules } from './rules.ts';
import { valuesAt } from './values-at.ts';
import { warningsOf } from './warnings.ts';

export type Outcome = 'simulated' | 'recorded' | 'refused';

export interface Finding {
  /** A warning is of what AWS would refuse, or not let through, although it works here. */
  readonly outcome: Exclude<Outcome, 'simulated'> | 'warning';
  /** The property; empty for the resource itself. */
  readonly path: string;
  readonly text: string;
}

export interface ResourceCoverage {
  readonly logicalId: string;
  readonly type: string;
  /** The worst of its findings; warnings aside. */
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
}

export interface TemplateCoverage {
  /** The path of the file, below what was asked about. */
  readonly template: string;
  /** What concerns the template as a whole: transforms, parameters, dynamic references. */
  readonly findings: readonly Finding[];
  readonly resources: readonly ResourceCoverage[];
}

/** @param simulated the resource types that the engine simulates */
export function templateCoverage(
  template: string,
  text: string,
  simulated: ReadonlySet<string>,
  region: string,
): TemplateCoverage {
  let source: JsonObject;
  const macros = new Set<string>();
  const refused = (why: string): TemplateCoverage => ({
    template,
    findings: [{ outcome: 'refused', path: '', text: why }],
    resources: [],
  });
  try {
    source = processTransforms(parseTemplate(text), {
      evaluate: (value) => new Unknown(value),
      isDraft: true,
      now: 0,
      account: '',
      // Snippets are in a cloud's S3.
      read: () => '{}',
      macro: ({ name, fragment }) => {
        macros.add(name);
        return fragment;
      },
    });
  } catch (error) {
    if (error instanceof AwsFault) return refused(error.message);
    throw error;
  }
  const defaults = parameterDefaults(source);
  const warnings = warningsOf(source, defaults);
  const resources = Object.entries(isObject(source.Resources) ? source.Resources : {}).map(
    ([logicalId, declared]) => {
      const covered = resourceCoverage(logicalId, declared as Json, simulated, defaults);
      return { ...covered, findings: [...covered.findings, ...(warnings.get(logicalId) ?? [])] };
    },
  );
  return {
    template,
    findings: [...[...macros].map(macroFinding), ...wholeFindings(source, text, region)],
    resources,
  };
}

function resourceCoverage(
  logicalId: string,
  declared: Json,
  simulated: ReadonlySet<string>,
  defaults: ReadonlyMap<string, Json>,
): ResourceCoverage {
  const { Type, Properties }: JsonObject = isObject(declared) ? declared : {};
  const type = String(Type);
  if (!simulated.has(type) && !isCustom(type)) {
    const isPublic = schemaOf(type) !== undefined;
    const outcome = isPublic ? 'recorded' : 'refused';
    const text = isPublic ? consequenceOf(type) : 'AWS has no such type';
    return { logicalId, type, outcome, findings: [{ outcome, path: '', text }] };
  }
  const findings = propertyRules
    .filter((rule) => rule.type === type)
    .flatMap(({ path, values, outcome, text }): Finding[] => {
      if (path === '') return [{ outcome, path, text }];
      const found = valuesAt(Properties, path, defaults);
      const concerns = found.some((value) => !values || (!isObject(value) && values.test(String(value))));
      return concerns ? [{ outcome, path, text }] : [];
    });
  const outcome = (['refused', 'recorded'] as const).find((each) =>
    findings.some((finding) => finding.outcome === each),
  );
  return { logicalId, type, outcome: outcome ?? 'simulated', findings };
}

function parameterDefaults({ Parameters }: JsonObject): ReadonlyMap<string, Json> {
  return new Map(
    Object.entries(isObject(Parameters) ? Parameters : {}).flatMap(([name, declared]) =>
      isObject(declared) && declared.Default !== undefined ? [[name, declared.Default as Json] as const] : [],
    ),
  );
}

const macroFinding = (name: string): Finding => ({
  outcome: 'warning',
  path: `Transform ${name}`,
  text: 'the macro runs when the template is deployed: what it makes of it is not known beforehand',
});

function wholeFindings({ Parameters }: JsonObject, text: string, region: string): Finding[] {
  const findings: Finding[] = [];
  for (const [name, declared] of Object.entries(isObject(Parameters) ? Parameters : {})) {
    const { Type, Default }: JsonObject = isObject(declared) ? declared : {};
    if (!String(Type).startsWith('AWS::SSM::Parameter::') || typeof Default !== 'string') continue;
    if (!Default.startsWith('/aws/service/') || findPublicParameter(Default, region)) continue;
    findings.push({
      outcome: 'refused',
      path: `Parameters.${name}`,
      text: `Drydock does not have the public parameter ${Default}: put one of that name, or give another`,
    });
  }
  for (const service of new Set([...text.matchAll(/\{\{resolve:(ssm-secure):/g)].map((m) => m[1])))
    findings.push({
      outcome: 'refused',
      path: `{{resolve:${service}:…}}`,
      text: 'dynamic references are resolved for ssm and secretsmanager only',
    });
  return findings;
}
