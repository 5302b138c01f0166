// Rule transforms: what the target is asked for may differ from what the client asked for.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html
import type { RuleTransform } from '../contract/rule.ts';
import { compileExpression } from './expression.ts';

type Rewrite = (text: string) => string;

export interface CompiledTransforms {
  readonly host: Rewrite | undefined;
  /** The rewrite of path and query. */
  readonly uri: Rewrite | undefined;
}

export interface Transformed {
  readonly host: string;
  readonly uri: string;
}

export function compileTransforms(transforms: readonly RuleTransform[]): CompiledTransforms | undefined {
  if (transforms.length === 0) return undefined;
  const of = (type: RuleTransform['Type']) => transforms.find((transform) => transform.Type === type);
  const host = of('host-header-rewrite')?.HostHeaderRewriteConfig?.Rewrites?.[0];
  const uri = of('url-rewrite')?.UrlRewriteConfig?.Rewrites?.[0];
  return {
    host: host && rewrite(host.Regex ?? '', host.Replace ?? '', false),
    uri: uri && rewrite(uri.Regex ?? '', uri.Replace ?? '', true),
  };
}

/** What could not be sent to a target: 500. Named as in the access log's request_transform_status. */
export interface TransformFailure {
  readonly failed: 'TransformInvalidHost' | 'TransformInvalidPath';
}

export type TransformOutcome = Transformed | TransformFailure;

export function transform(transforms: CompiledTransforms, host: string, uri: string): TransformOutcome {
  const newHost = transforms.host?.(host) ?? host;
  const newUri = transforms.uri?.(uri) ?? uri;
  if (!/^[\x21-\x7e]*$/.test(newHost) || /[/?#@\\]/.test(newHost)) return { failed: 'TransformInvalidHost' };
  if (!/^(?:\/[\x21-\x7e]*|\*)$/.test(newUri) || newUri.includes('#'))
    return { failed: 'TransformInvalidPath' };
  return { host: newHost, uri: newUri };
}

// `$1` … `$9` are groups and `$0` the whole match; nothing else in the replacement is special.
function rewrite(pattern: string, replacement: string, caseSensitive: boolean): Rewrite {
  const expression = compileExpression(pattern, caseSensitive);
  return (text) => {
    const match = expression.matcher(text);
    if (!match.find()) return text;
    const groups = match.groupCount();
    const replaced = replacement.replace(/\$([0-9])/g, (_, group: string) =>
      Number(group) <= groups ? (match.group(Number(group)) ?? '') : '',
    );
    return text.slice(0, match.start()) + replaced + text.slice(match.end());
  };
}
