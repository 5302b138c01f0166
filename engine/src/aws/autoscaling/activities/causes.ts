// The text of a scaling activity's Cause. Auto Scaling guide, "Verify a scaling activity".

/** `2026-01-01T00:00:00Z` */
const at = (now: number) => `At ${new Date(now).toISOString().slice(0, 19)}Z`;

const changing = (from: number, to: number) => `changing the desired capacity from ${from} to ${to}.`;

export const causes = {
  created: (now: number, to: number) =>
    `${at(now)} a user request created an AutoScalingGroup ${changing(0, to)}`,
  updated: (now: number, min: number, max: number, from: number, to: number) =>
    `${at(now)} a user request update of AutoScalingGroup constraints to min: ${min}, max: ${max}, desired: ${to} ${changing(from, to)}`,
  set: (now: number, from: number, to: number) =>
    `${at(now)} a user request explicitly set group desired capacity ${changing(from, to)}`,
  alarm: (
    now: number,
    alarm: { readonly name: string; readonly state: string },
    policy: string,
    from: number,
    to: number,
  ) =>
    `${at(now)} a monitor alarm ${alarm.name} in state ${alarm.state} triggered policy ${policy} ${changing(from, to)}`,
  policy: (now: number, policy: string, from: number, to: number) =>
    `${at(now)} a user request executed policy ${policy} ${changing(from, to)}`,
  scheduled: (now: number, action: string, from: number, to: number) =>
    `${at(now)} a scheduled action ${action} was executed ${changing(from, to)}`,

  started: (now: number, from: number, to: number) =>
    `${at(now)} an instance was started in response to a difference between desired and actual capacity, increasing the capacity from ${from} to ${to}.`,
  replacing: (now: number) =>
    `${at(now)} an instance was launched in response to an unhealthy instance needing to be replaced.`,
  rebalancing: (now: number, zone: string) =>
    `${at(now)} an instance was launched to aid in balancing the group's zones: ${zone} had fewer instances than the others.`,

  shrinking: (now: number, from: number, to: number, id: string) =>
    `${at(now)} an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from ${from} to ${to}.  ${at(now)} instance ${id} was selected for termination.`,
  notRunning: (now: number) =>
    `${at(now)} an instance was taken out of service in response to an EC2 health check indicating it has been terminated or stopped.`,
  unhealthyTarget: (now: number) =>
    `${at(now)} an instance was taken out of service in response to an ELB system health check failure.`,
  userHealth: (now: number) =>
    `${at(now)} an instance was taken out of service in response to a user health-check.`,
  userTermination: (now: number, id: string) =>
    `${at(now)} instance ${id} was taken out of service in response to a user request.`,
  lifetime: (now: number) =>
    `${at(now)} an instance was taken out of service in response to it exceeding its maximum instance lifetime.`,
  refresh: (now: number, id: string) =>
    `${at(now)} an instance was taken out of service in response to an instance refresh (${id}).`,
  abandoned: (now: number, hook: string) =>
    `${at(now)} an instance was taken out of service because lifecycle hook ${hook} was abandoned.`,
  deleted: (now: number) =>
    `${at(now)} a user request force deleted AutoScaling group, and an instance was taken out of service.`,
} as const;

/** AWS separates the sentences by two spaces. */
export const joinCauses = (...sentences: readonly (string | undefined)[]) =>
  sentences.filter((sentence) => sentence !== undefined).join('  ');
