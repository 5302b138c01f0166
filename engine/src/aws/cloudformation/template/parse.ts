// The text of a template, JSON or YAML 1.1 with short-form tags, as JSON.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
import type { CST, Lexer, LineCounter, Scalar, YAMLMap } from 'yaml';
import { isNestedDeeperThan, maxNesting } from '../../../kernel/json.ts';
import { yaml } from '../../../kernel/lazily.ts';
import { formatError, templateError } from '../faults.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

/** @throws ValidationError with AWS's "Template format error" */
export function parseTemplate(text: string): JsonObject {
  const value = text.trimStart().startsWith('{') ? parseJson(text) : parseYaml(text);
  if (!isObject(value)) throw formatError('unsupported structure.');
  refuseNull(value, '');
  return value;
}

function parseJson(text: string): Json {
  const value = wellFormed(text);
  if (isNestedDeeperThan(maxNesting, value)) throw nestedTooDeeply();
  return value;
}

const nestedTooDeeply = () => formatError(`nested more than ${maxNesting} levels deep.`);

function wellFormed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const place = /line (\d+) column (\d+)/.exec((error as Error).message);
    const end = text.split('\n');
    const [line, column] = place ? place.slice(1) : [end.length, end.at(-1)!.length + 1];
    throw formatError(`JSON not well-formed. (line ${line}, column ${column})`);
  }
}

function parseYaml(text: string): Json {
  const { Composer, isAlias, isMap, isScalar, isSeq, LineCounter } = yaml();
  const lines = new LineCounter();
  const notWellFormed = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return formatError(`YAML not well-formed. (line ${line}, column ${col})`);
  };
  const composer = new Composer({
    version: '1.1',
    prettyErrors: false,
    // In a template 2010-09-09 is a string, not a time.
    customTags: (tags) =>
      tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp'),
    // The library compares each key with all others; the walk below does it with a set.
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const [document, another] = composer.compose(tokensOf(text, lines), true, text.length);
  const problem = document?.errors[0];
  if (problem) throw notWellFormed(problem.pos[0]);
  if (another) throw notWellFormed(another.range[0]);

  const toJson = (node: unknown): Json => {
    if (isAlias(node)) throw templateError('YAML aliases are not allowed in CloudFormation templates');
    if (!isScalar(node) && !isSeq(node) && !isMap(node)) return null;
    const name = functionOf(node.tag);
    if (name === undefined && node.tag?.startsWith('!')) throw notWellFormed(node.range?.[0] ?? 0);
    const value = isScalar(node) ? scalar(node) : isSeq(node) ? node.items.map(toJson) : mapping(node);
    return name === undefined ? value : { [name]: name === 'Fn::GetAtt' ? attributePath(value) : value };
  };
  const mapping = ({ items }: YAMLMap): JsonObject => {
    const members = new Map<string, Json>();
    for (const { key, value } of items) {
      // CloudFormation accepts a key that is there twice: the last one counts, as in JSON.
      members.set(keyOf(key), toJson(value));
    }
    return Object.fromEntries(members);
  };
  return toJson(document?.contents);
}

/** Stops at the depth that the composer, which recurses, must not see. */
function* tokensOf(text: string, lines: LineCounter): Generator<CST.Token> {
  const { Parser } = yaml();
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const lexeme of lenientLexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > maxNesting) throw nestedTooDeeply();
  }
  yield* parser.end();
}

/**
 * Lines of a quoted scalar and of a flow collection may begin at any column. YAML demands that they be indented;
 * CloudFormation's reader does not: templates of AWS's own documentation have such lists.
 */
function lenientLexer(): Lexer {
  const lexer = new (yaml().Lexer)();
  const inner = lexer as unknown as LexerInside;
  const strict = inner.continueScalar;
  inner.continueScalar = function (this: LexerInside, offset) {
    const isQuoted = this.buffer[this.pos] === '"' || this.buffer[this.pos] === "'";
    const isDocumentEnd = /^(?:---|\.\.\.)(?:\s|$)/.test(this.buffer.slice(offset, offset + 4));
    return isQuoted && !isDocumentEnd ? offset : strict.call(this, offset);
  };
  const flow = inner.parseFlowCollection;
  inner.parseFlowCollection = function* (this: LexerInside) {
    const { indentNext } = this;
    this.indentNext = 0;
    const next = yield* flow.call(this);
    this.indentNext = indentNext;
    return next;
  };
  return lexer;
}

/** What the library's lexer keeps to itself. `continueScalar`: where the line at an offset goes on with the scalar, or −1. */
interface LexerInside {
  readonly buffer: string;
  readonly pos: number;
  continueScalar(offset: number): number;
  /** The least indent of the lines that belong to what is read. */
  indentNext: number;
  parseFlowCollection(): Generator<string, unknown>;
}

const functionNames =
  /^!(And|Base64|Cidr|Contains|EachMemberEquals|EachMemberIn|Equals|FindInMap|GetAZs|GetAtt|GetStackOutput|If|ImportValue|Join|Length|Not|Or|RefAll|Select|Split|Sub|ToJsonString|Transform|ValueOf|ValueOfAll)$/;

/** `Fn::Join` for `!Join`. */
function functionOf(tag: string | undefined): string | undefined {
  if (tag === '!Ref' || tag === '!Condition') return tag.slice(1);
  const name = functionNames.exec(tag ?? '')?.[1];
  return name && `Fn::${name}`;
}

/** `!GetAtt A.B.C` is [A, B.C]. */
function attributePath(value: Json): Json {
  if (typeof value !== 'string' || !value.includes('.')) return value;
  const dot = value.indexOf('.');
  return [value.slice(0, dot), value.slice(dot + 1)];
}

/** Keys are strings: `on` and `no` are names here. */
function keyOf(key: unknown): string {
  return yaml().isScalar(key) ? (key.source ?? String(key.value)) : String(key);
}

function scalar({ value, source }: Scalar): Json {
  // A number that would lose something (1.10, an id with 20 digits) is kept as a string.
  if (typeof value === 'number' && !Number.isInteger(value))
    return String(value) === source ? value : source!;
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return source!;
  // AWS's parser knows yes, no, on and off, but not the single letters.
  if (typeof value === 'boolean' && source?.length === 1) return source;
  return typeof value === 'bigint' ? String(value) : (value as Json);
}

function refuseNull(value: Json, path: string): void {
  if (value === null) throw formatError(`[${path}] 'null' values are not allowed in templates`);
  if (typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) refuseNull(inner, `${path}/${key}`);
}
