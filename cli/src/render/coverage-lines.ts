// The lines of `coverage`: what is refused first, then what AWS would not do, then what is recorded, by type; what is simulated is counted.
import type { CoverageMessage, Finding, TemplateCoverage } from '../messages/coverage.ts';
import type { LinesByCode } from './lines-by-code.ts';
import type { Style } from './style.ts';

export const coverageLines: LinesByCode<CoverageMessage['code']> = {
  'template-coverage': (coverage, style) => [
    coverage.template,
    ...section('refused', coverage, style),
    ...section('warning', coverage, style),
    ...section('recorded', coverage, style),
    ...simulatedLine(coverage, style),
    '',
  ],
  'coverage-summary': ({ simulated, recorded, refused, isRefused }, { red, green }) => [
    `${simulated} simulated, ${recorded} recorded, ${refused} refused. ${
      isRefused ? red('A deployment would fail.') : green('A deployment would not be refused.')
    }`,
  ],
};

/** A line for each type and finding, with the resources that it concerns. */
function section(
  outcome: Finding['outcome'],
  { findings, resources }: TemplateCoverage,
  { red, yellow }: Style,
): string[] {
  const concerned = new Map<string, string[]>();
  const add = (line: string, logicalId?: string) => {
    const ids = concerned.get(line) ?? [];
    if (logicalId !== undefined) ids.push(logicalId);
    concerned.set(line, ids);
  };
  const of = (found: readonly Finding[]) => found.filter((finding) => finding.outcome === outcome);
  for (const { path, text } of of(findings)) add([path, text].filter(Boolean).join(': '));
  for (const { logicalId, type, findings: own } of resources) {
    for (const { path, text } of of(own))
      add(`${[type, path].filter(Boolean).join(' ')}: ${text}`, logicalId);
  }
  const marks = {
    refused: red('✗ refused '),
    warning: red('! on AWS  '),
    recorded: yellow('○ recorded'),
  };
  const mark = marks[outcome];
  return [...concerned].map(([line, ids]) => `  ${mark} ${line}${ids.length > 0 ? ` (${listed(ids)})` : ''}`);
}

function simulatedLine({ resources }: TemplateCoverage, { green }: Style): string[] {
  const count = resources.filter(({ outcome }) => outcome === 'simulated').length;
  return count === 0 ? [] : [`  ${green('✓ simulated')} ${count} of ${resources.length} resources`];
}

const listed = (ids: readonly string[]) =>
  ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');
