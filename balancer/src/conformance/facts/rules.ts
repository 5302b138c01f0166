// Facts of the conformance table (index.ts): of listeners and rules.
import type { Part } from './fact.ts';

export const rules: Part = {
  title: 'Listeners and rules',
  pages: ['load-balancer-listeners', 'rule-condition-types', 'rule-action-types'],
  facts: [
    [
      'Rules are evaluated by priority, lowest number first; the first match decides',
      'rules: the first rule in order of priority wins',
    ],
    [
      'Priorities range from 1 to 50000, each used once per listener',
      'elbv2/validation: a rule of priority %i',
      'elbv2/validation: two rules can swap priorities in one call, and the default rule has none',
    ],
    [
      'The default rule comes last, has no conditions, and cannot be deleted or moved',
      'elbv2/validation: the default rule is not deleted, and neither its priority nor its conditions change',
      'elbv2/elbv2: the routing table has rules by priority with the default last, default attributes, and an increasing version',
    ],
    ['Values of a condition are alternatives', 'rules: values of a condition are alternatives'],
    ['Conditions must all hold', 'rules: conditions must all hold'],
    [
      'At most one condition each for host, path, method and source',
      'elbv2/rules/conditions: two paths conditions',
    ],
    [
      'At most three values a condition and five a rule; at most six wildcards',
      'elbv2/rules/conditions: four values',
      'elbv2/rules/conditions: six values in two conditions',
      'elbv2/rules/conditions: seven wildcards',
    ],
    [
      'Regular expressions for host, path and headers, of up to 128 characters',
      'rules: a regular expression of a host',
      'rules: a regular expression of a path',
      'rules: a regular expression of a header',
      'elbv2/rules/conditions: a regular expression of 129 characters',
    ],
    [
      'Regular expressions have no look-around, back-references, atomic groups, possessive quantifiers, recursion or Unicode classes',
      'elbv2/rules/conditions: a rule cannot have the regular expression %s, which AWS does not support',
    ],
    ['A host matches without regard to case', 'rules: a host matches without regard to case'],
    [
      'A host pattern has a dot; `*.example.com` is not `example.com`',
      'elbv2/rules/conditions: a host without a dot',
      'rules: *.example.com is not example.com',
    ],
    ['A path matches with regard to case', 'rules: a path is case-sensitive'],
    [
      'A path is matched without its query, after normalisation',
      'rules: a path does not include the query',
      'rules: a path is normalised before it is matched: escapes',
      'rules: a path is normalised before it is matched: dots',
    ],
    [
      '`*` is any number of characters, `?` exactly one',
      'rules: * in a path spans slashes',
      'rules: ? in a host is exactly one character',
      'rules: ? in a host is not none',
      'rules: ? in a path is one character',
    ],
    [
      'Values are at most 128 characters of visible ASCII',
      'elbv2/rules/conditions: a path of 129 characters',
      'elbv2/rules/conditions: a value that is not ASCII',
    ],
    [
      'A header matches in name and value without regard to case; its name has no wildcard',
      'rules: a header matches in name and value without regard to case',
      'elbv2/rules/conditions: a header whose name has a wildcard',
    ],
    [
      'A method matches exactly; custom methods can be matched',
      'rules: a method is case-sensitive',
      'rules: a custom method can be matched',
    ],
    [
      'A query matches by key and value, or by value for any key, without regard to case',
      'rules: a query key and value match without regard to case',
      'rules: a query value alone matches any key',
      'rules: another query key does not match',
    ],
    [
      'The source is the direct peer’s address, never X-Forwarded-For',
      'rules: the source address is in a range',
      'rules: X-Forwarded-For is not the source address',
    ],
    ['255.255.255.255/32 is no source', 'elbv2/rules/conditions: the source that nobody has'],
    [
      'The first Host header counts; an absolute URI names the host',
      'rules: the first Host header counts',
      'rules: an absolute URI names the host',
    ],
    [
      'One action of forward, redirect or fixed-response, which is the last',
      'elbv2/validation: two terminal actions',
      'elbv2/validation: no action',
    ],
    [
      'Forward: requests are distributed by weights from 0 to 999, over up to five groups',
      'rules: weights share out requests in proportion',
      'rules: a weight of 0 gets nothing',
      'elbv2/validation: a weight of 1000',
      'elbv2/validation: six target groups',
    ],
    [
      'All weights 0, or an empty group with weight: 503',
      'rules: all weights 0 are 503',
      'rules: an empty target group with weight is 503',
    ],
    [
      'Stickiness to a group overrides weights, by AWSALBTG and AWSALBTGCORS',
      'rules: group stickiness keeps a client on its group, over the weights, by AWSALBTG',
      'sticky-sessions: a client is bound for the duration from when the cookie was made, then weights decide again',
    ],
    [
      'Stickiness to a group needs a duration; several groups need it as soon as one of them is sticky',
      'elbv2/validation: stickiness without a duration',
      'elbv2/validation: an action with several groups needs stickiness on the rule as soon as one of them is sticky',
    ],
    [
      'Redirect: 301 or 302; parts that are not given stay as they are',
      'rules: to another path',
      'rules: to another host',
      'elbv2/validation: a redirect with status 307',
    ],
    [
      'Redirect: placeholders are allowed only where documented',
      'rules: with the host as a part',
      'rules: with the port in the query',
      'elbv2/validation: a redirect with a keyword out of place',
    ],
    [
      'Redirect: something besides the query must change, and HTTPS cannot redirect to HTTP',
      'rules: to HTTPS',
      'elbv2/validation: a redirect to itself',
      'elbv2/validation: a redirect does not lead from HTTPS to HTTP',
    ],
    [
      'Redirect: path and query are at most 128 characters; a Location over 8 K is not sent',
      'elbv2/validation: a redirect of a path of 129 characters',
      'rules: a Location of more than 8 K is not sent',
    ],
    [
      'Fixed response: 2XX, 4XX or 5XX, five content types, up to 1024 characters',
      'rules: status, content type and body are as configured',
      'elbv2/validation: a fixed response 302',
      'elbv2/validation: a fixed response of an image',
      'elbv2/validation: a fixed response of 1025 characters',
    ],
    [
      'Transforms change what the target is asked for, not which rule matches; one of a type',
      'rules: transforms change what the target is asked for, not which rule matches',
      'elbv2/validation: a rule has one transform of a type',
    ],
    [
      'HTTP/2 and gRPC groups need an HTTPS listener',
      'elbv2/validation: a target group of HTTP/2 or gRPC needs an HTTPS listener',
    ],
  ],
};
