// Finds the stages that the target needs, and resolves the names of their bases.

import { DockerfileFailure } from '../dockerfile/failure.ts';
import type { Dockerfile, DockerfileStage, Instruction } from '../dockerfile/parse.ts';
import { expandWord, keyValues } from '../dockerfile/words.ts';

export interface PlannedStage {
  readonly stage: DockerfileStage;
  readonly index: number;
  /** Its alias, or `stage-1`. */
  readonly name: string;
  /** An earlier stage's index, or an image's name. */
  readonly base: number | string;
}

export interface StagePlan {
  /** In build order. The last one is the target. */
  readonly stages: readonly PlannedStage[];
  /** ARG values from before the first FROM. */
  readonly globals: Readonly<Record<string, string>>;
}

export function planStages(
  dockerfile: Dockerfile,
  target: string | undefined,
  buildArguments: Readonly<Record<string, string>>,
  platform: Readonly<Record<string, string>>,
): StagePlan {
  const globals: Record<string, string> = {};
  const variables = () => ({ ...platform, ...globals });
  for (const { text } of dockerfile.globalArguments) {
    for (const [name, value] of argumentsOf(text, variables(), dockerfile.escape)) {
      const given = buildArguments[name] ?? value ?? platform[name];
      if (given !== undefined) globals[name] = given;
    }
  }
  const aliases = new Map<string, number>();
  const planned = dockerfile.stages.map((stage, index): PlannedStage => {
    const image = expandWord(stage.from.text.split(/\s+/)[0] ?? '', variables(), dockerfile.escape);
    if (image === '')
      throw new DockerfileFailure(`base name (${stage.from.text}) should not be blank`, stage.from);
    const base = aliases.get(image.toLowerCase()) ?? image;
    if (stage.alias) aliases.set(stage.alias, index);
    return { stage, index, name: stage.alias ?? `stage-${index}`, base };
  });
  const last = target === undefined ? planned.at(-1) : stageNamed(planned, target);
  if (!last) throw new DockerfileFailure(`target stage "${target}" could not be found`);
  const needed = new Set<number>();
  const need = (stage: PlannedStage) => {
    if (needed.has(stage.index)) return;
    needed.add(stage.index);
    if (typeof stage.base === 'number') need(planned[stage.base]!);
    for (const instruction of stage.stage.instructions) {
      const from = copyFrom(instruction, planned, stage.index);
      if (from) need(from);
    }
  };
  need(last);
  return { stages: planned.filter((stage) => needed.has(stage.index)), globals };
}

/** The earlier stage that `COPY --from` names by alias or number, if it is one. */
export function copyFrom(
  instruction: Instruction,
  stages: readonly PlannedStage[],
  before: number,
): PlannedStage | undefined {
  const from = instruction.flags.from;
  if (from === undefined) return undefined;
  const earlier = stages.filter((stage) => stage.index < before);
  return stageNamed(earlier, from);
}

/** Names and default values of ARG. */
export function argumentsOf(
  text: string,
  variables: Readonly<Record<string, string>>,
  escapeChar: string,
): [string, string | undefined][] {
  if (!text.includes('=')) return text.split(/\s+/).map((name) => [name, undefined]);
  return text
    .match(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/g)!
    .map((word) => (word.includes('=') ? keyValues(word, variables, escapeChar)[0]! : [word, undefined]));
}

function stageNamed(stages: readonly PlannedStage[], name: string): PlannedStage | undefined {
  const byAlias = stages.findLast((stage) => stage.stage.alias === name.toLowerCase());
  return byAlias ?? stages.find((stage) => String(stage.index) === name);
}
