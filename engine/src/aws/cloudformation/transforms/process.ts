// Processes a template's transforms, each of which rewrites the template before anything else is made of it.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html
import { templateError, validationError } from '../faults.ts';
import { isObject, type Json, type JsonObject } from '../template/json.ts';
import { blueGreen, deployBlueGreen } from './blue-green.ts';
import { hasSnippets, include, includeSnippets } from './include.ts';
import { extendLanguage, extensionsIn } from './language-extensions.ts';
import type { Expansion } from './loops.ts';
import { translateServerless } from './serverless/translate.ts';

export const languageExtensions = 'AWS::LanguageExtensions';
export const serverless = 'AWS::Serverless-2016-10-31';

/** The names in the section Transform, in order, and AWS::Include where it is used further down. */
export function declaredTransforms({ Transform = [], ...rest }: JsonObject): string[] {
  const further = hasSnippets(rest) ? [include] : [];
  const names = [Transform].flat().map((each) => {
    if (!isObject(each)) return String(each);
    if (typeof each.Name === 'string') return each.Name;
    throw validationError('Key Name of transform definition must be a string.');
  });
  return [...new Set([...names, ...further])];
}

/** @param deployed the processed template of the stack that is updated @throws ValidationError */
export function processTransforms(
  source: JsonObject,
  expansion: Expansion,
  deployed?: JsonObject,
): JsonObject {
  const names = declaredTransforms(source);
  for (const name of names) {
    if ([languageExtensions, serverless, blueGreen, include].includes(name)) continue;
    throw validationError(
      name.startsWith('AWS::')
        ? `Drydock does not support the transform ${name} yet. Deploy the processed template instead.`
        : `No transform named ${expansion.account}::${name} found. Drydock does not run macros: deploy the processed template instead.`,
    );
  }
  const whole = names.includes(include) ? includeSnippets(source, expansion) : source;
  if (!names.includes(languageExtensions)) {
    const [extension] = extensionsIn(whole);
    if (extension !== undefined) throw templateError(`Encountered unsupported function: ${extension}`);
  }
  const { Transform: _transform, ...rest } = whole;
  const extended = names.includes(languageExtensions) ? extendLanguage(rest, expansion) : rest;
  const translated = names.includes(serverless) ? translateServerless(extended, expansion.isDraft) : extended;
  return names.includes(blueGreen) ? deployBlueGreen(translated, expansion, deployed) : translated;
}

/** The members of a section, or none where it is missing or malformed, which is found later. */
export const membersOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
