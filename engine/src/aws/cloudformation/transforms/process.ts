// Processes a template's transforms, each of which rewrites the template before anything else is made of it.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html
import { formatError, templateError, validationError } from '../faults.ts';
import { hostRotations } from '../rotation-functions/hosted.ts';
import { isObject, type Json, type JsonObject } from '../template/json.ts';
import { blueGreen, deployBlueGreen } from './blue-green.ts';
import { transformInPlace } from './in-place.ts';
import { include, inPlaceTransforms, merged, snippetOf, transformName } from './include.ts';
import { extendLanguage, extensionIn } from './language-extensions.ts';
import type { Expansion } from './loops.ts';
import { translateServerless } from './serverless/translate.ts';

export const languageExtensions = 'AWS::LanguageExtensions';
export const serverless = 'AWS::Serverless-2016-10-31';

/** Of rotation functions that CloudFormation makes. */
const hostedRotation: readonly string[] = [
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
];

/** In the order in which they run, whatever order they are declared in. Macros keep their places in the list. */
const ours: readonly string[] = [include, languageExtensions, serverless, blueGreen, ...hostedRotation];

/** The names in the section Transform, in order, and those in `Fn::Transform` further down. */
export function declaredTransforms(source: JsonObject): string[] {
  const { inSection, inPlace } = namesIn(source);
  return [...new Set([...inSection, ...inPlace])];
}

function namesIn({ Transform = [], ...rest }: JsonObject) {
  const inSection = [Transform].flat().map((each) => transformName(each as Json));
  return { inSection, inPlace: inPlaceTransforms(rest) };
}

/** @param deployed the processed template of the stack that is updated @throws ValidationError, MacroNeeded */
export function processTransforms(
  source: JsonObject,
  expansion: Expansion,
  deployed?: JsonObject,
): JsonObject {
  const { inSection, inPlace } = namesIn(source);
  const names = [...inSection, ...inPlace];
  const unknown = names.find((name) => name.startsWith('AWS::') && !ours.includes(name));
  if (unknown !== undefined)
    throw validationError(
      `Drydock does not support the transform ${unknown} yet. Deploy the processed template instead.`,
    );
  const { Transform: declared = [], ...whole } =
    inPlace.length > 0 ? transformInPlace(source, expansion) : source;
  let result: JsonObject = whole;
  for (const each of inOrder([declared].flat() as readonly Json[])) {
    const name = transformName(each);
    const params = isObject(each) && isObject(each.Parameters) ? each.Parameters : {};
    if (name === include) result = merged(result, snippetOf(params, expansion));
    else if (name === languageExtensions) result = extendLanguage(result, expansion);
    else if (name === serverless) {
      refuseExtensions(result, names);
      result = translateServerless(result, expansion);
    } else if (name === blueGreen) {
      refuseExtensions(result, names);
      result = deployBlueGreen(result, expansion, deployed);
    } else if (hostedRotation.includes(name)) result = hostRotations(result);
    else result = templateFrom(expansion.macro({ name, fragment: result, params }));
  }
  refuseExtensions(result, names);
  return result;
}

function inOrder(declared: readonly Json[]): Json[] {
  const places = [...declared.keys()].filter((at) => ours.includes(transformName(declared[at]!)));
  const sorted = places
    .map((at) => declared[at]!)
    .sort((a, b) => ours.indexOf(transformName(a)) - ours.indexOf(transformName(b)));
  return declared.map((each, at) => (places.includes(at) ? sorted[places.indexOf(at)]! : each));
}

function refuseExtensions(template: JsonObject, names: readonly string[]): void {
  if (names.includes(languageExtensions)) return;
  const extension = extensionIn(template);
  if (extension !== undefined) throw templateError(`Encountered unsupported function: ${extension}`);
}

/** Macros in what a macro returns are not run. */
function templateFrom(fragment: Json): JsonObject {
  if (!isObject(fragment)) throw formatError('unsupported structure.');
  const { Transform: _transform, ...template } = fragment;
  return template;
}

/** The members of a section, or none where it is missing or malformed, which is found later. */
export const membersOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
