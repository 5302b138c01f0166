// Facts of the conformance table (index.ts): of health checks.
import type { Part } from './fact.ts';

export const healthChecks: Part = {
  title: 'Health checks',
  pages: ['target-group-health-checks'],
  facts: [
    [
      'GET with `User-Agent: ELB-HealthChecker/2.0` and the target’s address as Host, on a connection of its own',
      'health-checks: are a GET by ELB-HealthChecker/2.0 to the target’s own address, on a connection of their own',
    ],
    [
      'One pass makes a new target healthy; the thresholds count after that',
      'health-checks: one pass makes a new target healthy; then two failures and five passes count',
      'health-checks: failures that are not consecutive do not add up',
    ],
    ['The matcher takes lists and ranges', 'health-checks: the matcher takes lists and ranges'],
    ['A port of its own', 'health-checks: a health check port of its own is used'],
    ['Redirects are not followed', 'health-checks: a redirect is a code like any other: it is not followed'],
    [
      'Groups that no rule uses are not checked, and their targets are unused',
      'health-checks: targets of a group that no rule uses are not checked',
      'elbv2/targets/health: a target of a group that no listener uses is unused, and so is one whose zone is not enabled',
    ],
    [
      'Reasons: Target.Timeout, Target.FailedHealthChecks, Target.ResponseCodeMismatch',
      'health-checks: that does not answer in time',
      'health-checks: that speaks something else',
      'health-checks: that nothing serves',
    ],
    [
      'Reasons of initial',
      'elbv2/targets/health: initial has two reasons: before the first check is over, and after it failed',
    ],
    [
      'A target in a zone that is not enabled is unused',
      'elbv2/elbv2: a target in a zone that the load balancer does not serve is unused and gets no traffic',
    ],
    [
      'Intervals, timeouts, thresholds and matchers have bounds',
      'elbv2/validation: too short an interval',
      'elbv2/validation: a threshold of 1',
      'elbv2/validation: a matcher of 500',
    ],
    [
      'Health checks cannot be turned off, except for functions',
      'elbv2/validation: health checks off',
      'functions: health checks, when enabled, are invocations of their own',
    ],
    [
      'Health checks have their own log, and are never in the access log',
      'health-check-log: each check is logged, only while the log is on, and never in the access log',
    ],
  ],
};
