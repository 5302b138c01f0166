// A rule's conditions, validated and normalised as AWS returns them.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
import { isIP } from 'node:net';
import type { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import { plain } from '../../../kernel/plain.ts';
import { invalid, invalidConfiguration } from '../faults.ts';
import { checkExpression } from './expression.ts';

/** A condition's values, whichever way they were given. */
interface Values {
  readonly texts: readonly string[];
  readonly regexes: readonly string[];
}

/** In one condition or in several. The page says three a condition; the API takes five, and refuses six with this text. */
const maxValuesPerRule = 5;
/** The quota page says 6, the page on condition types 5: the larger limit rejects nothing that AWS accepts. */
const maxWildcardsPerRule = 6;

export function checkedConditions(given: readonly RuleCondition[]): RuleCondition[] {
  const conditions = given.map(checkedCondition);
  for (const field of ['host-header', 'path-pattern', 'http-request-method', 'source-ip']) {
    if (conditions.filter((condition) => condition.Field === field).length > 1) {
      throw invalid(`A rule can only have one '${field}' condition`);
    }
  }
  const counts = conditions.map((condition) => valueCount(condition));
  if (counts.reduce((sum, count) => sum + count, 0) > maxValuesPerRule) {
    throw invalid(`A rule can only have '${maxValuesPerRule}' condition values`);
  }
  const texts = conditions.flatMap((condition) => valuesOf(condition).texts);
  const wildcards = texts.reduce((sum, text) => sum + (text.match(/[*?]/g)?.length ?? 0), 0);
  if (wildcards > maxWildcardsPerRule)
    throw invalid(`A rule can only have '${maxWildcardsPerRule}' condition wildcards`);
  return conditions;
}

/** By the field that it belongs to. */
const configs: Readonly<Record<string, keyof RuleCondition>> = {
  'host-header': 'HostHeaderConfig',
  'path-pattern': 'PathPatternConfig',
  'http-header': 'HttpHeaderConfig',
  'http-request-method': 'HttpRequestMethodConfig',
  'query-string': 'QueryStringConfig',
  'source-ip': 'SourceIpConfig',
};

function checkedCondition(condition: RuleCondition): RuleCondition {
  const { Field: field } = condition;
  const other = Object.entries(configs).find(([name]) => name !== field && condition[configs[name]!]);
  if (other && field && Object.hasOwn(configs, field))
    throw invalid(`A condition with the field '${field}' cannot have a ${other[1]}`);
  const values = valuesOf(condition);
  if (valueCount(condition) === 0) throw invalid('A condition value must be specified');
  if (values.texts.length > 0 && values.regexes.length > 0) {
    throw invalid('A condition cannot have both values and regular expressions');
  }
  for (const regex of values.regexes) checkRegex(regex);
  for (const text of values.texts) if (field !== 'source-ip') checkText(field ?? '', text);
  return plain(written(condition, values));
}

/** In the form that DescribeRules gives: the older Values beside the newer …Config for hosts and paths. */
function written(condition: RuleCondition, { texts, regexes }: Values): RuleCondition {
  const both = {
    ...(texts.length > 0 ? { Values: [...texts] } : {}),
    ...(regexes.length > 0 ? { RegexValues: [...regexes] } : {}),
  };
  switch (condition.Field) {
    case 'host-header':
      return { Field: 'host-header', ...both, HostHeaderConfig: both };
    case 'path-pattern':
      return { Field: 'path-pattern', ...both, PathPatternConfig: both };
    case 'http-header': {
      const name = condition.HttpHeaderConfig?.HttpHeaderName ?? '';
      if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,40}$/.test(name) || /[*?]/.test(name)) {
        throw invalid(`The HTTP header name '${name}' is not valid`);
      }
      if (name.toLowerCase() === 'host') throw invalid('Use a host-header condition for the Host header');
      return { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: name, ...both } };
    }
    case 'http-request-method':
      for (const method of texts) {
        if (!/^[A-Z_-]{1,40}$/.test(method))
          throw invalid(`The HTTP request method '${method}' is not valid`);
      }
      return { Field: 'http-request-method', HttpRequestMethodConfig: { Values: [...texts] } };
    case 'query-string':
      return { Field: 'query-string', QueryStringConfig: condition.QueryStringConfig };
    case 'source-ip':
      for (const cidr of texts) checkCidr(cidr);
      return { Field: 'source-ip', SourceIpConfig: { Values: [...texts] } };
    default:
      throw invalid(
        `Condition field '${condition.Field}' must be one of '[path-pattern, host-header, http-header, ` +
          "http-request-method, query-string, source-ip]'",
      );
  }
}

function valuesOf(condition: RuleCondition): Values {
  const { HostHeaderConfig, PathPatternConfig, HttpHeaderConfig, HttpRequestMethodConfig, SourceIpConfig } =
    condition;
  const config = HostHeaderConfig ?? PathPatternConfig ?? HttpHeaderConfig;
  const pairs = condition.QueryStringConfig?.Values?.flatMap(({ Key, Value }) => [Key ?? '', Value ?? '']);
  return {
    texts:
      config?.Values ??
      HttpRequestMethodConfig?.Values ??
      SourceIpConfig?.Values ??
      pairs ??
      condition.Values ??
      [],
    regexes: config?.RegexValues ?? condition.RegexValues ?? [],
  };
}

function valueCount(condition: RuleCondition): number {
  if (condition.Field === 'query-string') return condition.QueryStringConfig?.Values?.length ?? 0;
  const { texts, regexes } = valuesOf(condition);
  return texts.length + regexes.length;
}

function checkText(field: string, text: string): void {
  if (text.length > 128) throw invalid(`The value '${text}' cannot be longer than 128 characters`);
  if (!/^[\x20-\x7e]*$/.test(text))
    throw invalid(`The value '${text}' must be of printable ASCII characters`);
  if (field === 'host-header' && !/^[A-Za-z0-9.*?-]+\.[A-Za-z*?-]+$/.test(text)) {
    throw invalid(
      `Condition value '${text}' is not a valid host header: it needs a dot, and only letters after the last`,
    );
  }
  if (field === 'path-pattern' && !/^[A-Za-z0-9_\-.$/~"'@:+&*?%]*$/.test(text)) {
    throw invalid(`Condition value '${text}' contains a character that is not valid in a path pattern`);
  }
}

function checkRegex(text: string): void {
  if (text.length > 128) throw invalid('A regular expression cannot be longer than 128 characters');
  checkExpression(text);
}

function checkCidr(text: string): void {
  const [address = '', bits = ''] = text.split('/');
  const version = isIP(address);
  const valid = version !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
  if (!valid) throw invalid(`The source IP '${text}' is not a valid CIDR block`);
  if (text === '255.255.255.255/32') throw invalidConfiguration(`The source IP '${text}' is not allowed`);
}
