// Reads a buildspec: https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
import type { Document } from 'yaml';
import { yaml } from '../../kernel/lazily.ts';
import { PhaseFailure } from './failure.ts';

export type SpecPhase = 'install' | 'pre_build' | 'build' | 'post_build';

export interface PhaseCommands {
  readonly commands: readonly string[];
  readonly finally: readonly string[];
  readonly onFailure?:
    | { readonly action: 'ABORT' | 'CONTINUE' }
    | { readonly action: 'RETRY'; readonly count: number };
  readonly runtimeVersions: Readonly<Record<string, string>>;
}

export interface ArtifactFiles {
  readonly files: readonly string[];
  readonly excludePaths: readonly string[];
  readonly baseDirectory: string;
  readonly discardPaths: boolean;
}

export interface Buildspec {
  readonly version: '0.1' | '0.2';
  readonly shell: 'sh' | 'bash';
  readonly variables: Readonly<Record<string, string>>;
  readonly parameterStore: Readonly<Record<string, string>>;
  readonly exportedVariables: readonly string[];
  readonly phases: Readonly<Partial<Record<SpecPhase, PhaseCommands>>>;
  readonly artifacts?: ArtifactFiles;
  readonly secondaryArtifacts: Readonly<Record<string, ArtifactFiles>>;
  /** Sections that AWS supports and this runner ignores. */
  readonly unused: readonly string[];
}

/** @throws PhaseFailure for aliases that refer to nothing, or to each other often enough to fill the memory */
function plainValue(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw invalid((error as Error).message);
  }
}

type Mapping = Readonly<Record<string, unknown>>;

const topLevel = ['version', 'run-as', 'env', 'proxy', 'batch', 'phases', 'reports', 'artifacts', 'cache'];
const phaseNames = ['install', 'pre_build', 'build', 'post_build'] as const;

/** @throws PhaseFailure with the code YAML_FILE_ERROR */
export function parseBuildspec(text: string): Buildspec {
  const { LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const error = document.errors[0];
  if (error) throw invalid(`${error.message} at line ${lines.linePos(error.pos[0]).line}`);
  const spec = mapping(plainValue(document), 'buildspec');
  for (const key of Object.keys(spec)) if (!topLevel.includes(key)) throw invalid(`unknown key: ${key}`);
  const version = String(spec.version ?? '');
  if (version !== '0.2' && version !== '0.1')
    throw invalid(spec.version === undefined ? 'missing version' : `unsupported version: ${version}`);
  if (spec.phases === undefined) throw invalid('missing phases');
  const phases = mapping(spec.phases, 'phases');
  for (const name of Object.keys(phases))
    if (!phaseNames.includes(name as SpecPhase)) throw invalid(`unknown phase: ${name}`);
  const env = mapping(spec.env ?? {}, 'env');
  const secrets = Object.keys(mapping(env['secrets-manager'] ?? {}, 'env.secrets-manager'));
  if (secrets.length > 0)
    throw new PhaseFailure(
      'Secrets Manager Error Message',
      `Drydock does not simulate Secrets Manager: ${secrets.join(', ')} cannot be read.`,
    );
  runAs(spec, 'buildspec');
  return {
    version,
    shell: shellOf(env.shell),
    variables: texts(env.variables ?? {}, 'env.variables'),
    parameterStore: texts(env['parameter-store'] ?? {}, 'env.parameter-store'),
    exportedVariables: list(env['exported-variables'] ?? [], 'env.exported-variables'),
    phases: Object.fromEntries(
      phaseNames.flatMap((name) => (phases[name] == null ? [] : [[name, phaseOf(phases[name], name)]])),
    ),
    ...artifactsOf(spec.artifacts),
    unused: ['reports', 'cache'].filter((name) => spec[name] != null),
  };
}

function phaseOf(value: unknown, name: string): PhaseCommands {
  const phase = mapping(value, `phases.${name}`);
  runAs(phase, `phases.${name}`);
  const onFailure = phase['on-failure'];
  return {
    commands: list(phase.commands ?? [], 'Commands'),
    finally: list(phase.finally ?? [], 'Finally'),
    runtimeVersions: texts(phase['runtime-versions'] ?? {}, 'runtime-versions'),
    ...(onFailure == null ? {} : { onFailure: onFailureOf(String(onFailure)) }),
  };
}

function onFailureOf(text: string): NonNullable<PhaseCommands['onFailure']> {
  if (text === 'ABORT' || text === 'CONTINUE') return { action: text };
  const retry = /^RETRY(?:-(\d{1,3}))?$/.exec(text);
  if (retry && Number(retry[1] ?? 3) <= 100) return { action: 'RETRY', count: Number(retry[1] ?? 3) };
  if (text.startsWith('RETRY-')) throw invalid(`on-failure ${text}: Drydock retries by count only`);
  throw invalid(`unknown value of on-failure: ${text}`);
}

function artifactsOf(value: unknown): Pick<Buildspec, 'artifacts' | 'secondaryArtifacts'> {
  if (value == null) return { secondaryArtifacts: {} };
  const artifacts = mapping(value, 'artifacts');
  const secondary = mapping(artifacts['secondary-artifacts'] ?? {}, 'artifacts.secondary-artifacts');
  if (artifacts.files == null && Object.keys(secondary).length === 0)
    throw invalid('missing artifacts.files');
  return {
    ...(artifacts.files == null ? {} : { artifacts: filesOf(artifacts, 'artifacts') }),
    secondaryArtifacts: Object.fromEntries(
      Object.entries(secondary).map(([id, each]) => [
        id,
        filesOf(mapping(each, id), `secondary-artifacts.${id}`),
      ]),
    ),
  };
}

function filesOf(artifacts: Mapping, where: string): ArtifactFiles {
  return {
    // CodeBuild takes one text for a sequence of one here.
    files: list(
      typeof artifacts.files === 'string' ? [artifacts.files] : (artifacts.files ?? []),
      `${where}.files`,
    ),
    excludePaths: list(artifacts['exclude-paths'] ?? [], `${where}.exclude-paths`),
    baseDirectory: String(artifacts['base-directory'] ?? '.'),
    discardPaths: ['yes', 'true'].includes(String(artifacts['discard-paths'] ?? 'no')),
  };
}

function shellOf(value: unknown): 'sh' | 'bash' {
  const shell = String(value ?? '/bin/sh');
  if (shell === 'bash' || shell === '/bin/bash') return 'bash';
  if (shell === 'sh' || shell === '/bin/sh') return 'sh';
  throw invalid(`env.shell ${shell} is not supported: bash and /bin/sh are`);
}

function runAs(of: Mapping, where: string): void {
  const user = of['run-as'];
  if (user != null && user !== 'root')
    throw invalid(`run-as ${user} of ${where}: Drydock runs builds as you only`);
}

function mapping(value: unknown, where: string): Mapping {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(`Expected ${where} to be a mapping`);
  return value as Mapping;
}

function texts(value: unknown, where: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(mapping(value, where)).map(([name, each]) => {
      if (typeof each === 'object' && each !== null)
        throw invalid(`Expected ${where}.${name} to be of string type`);
      return [name, String(each ?? '')];
    }),
  );
}

function list(value: unknown, where: string): string[] {
  if (!Array.isArray(value)) throw invalid(`Expected ${where} to be a sequence`);
  return value.map((each, at) => {
    if (typeof each === 'object' && each !== null)
      throw invalid(`Expected ${where}[${at}] to be of string type: found subkeys instead`);
    return String(each ?? '');
  });
}

function invalid(message: string): PhaseFailure {
  return new PhaseFailure('YAML_FILE_ERROR', message);
}
