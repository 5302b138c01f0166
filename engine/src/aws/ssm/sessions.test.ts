// Session Manager's view of the sessions that ECS Exec opens.
import { expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { ssm } from './index.ts';
import { code } from './testing/parameter-cloud.ts';

function sessionCloud() {
  const cloud = rehearse({ services: [ssm] });
  const open = (sessionId: string) => {
    cloud.report('sessions/opened', { sessionId, target: `ecs:main_${sessionId}_r` });
    cloud.advance(1000);
  };
  const listed = (State: 'Active' | 'History', input: object = {}) => {
    const { Sessions = [], NextToken } = cloud.call('ssm', 'DescribeSessions', { State, ...input });
    return { ids: Sessions.map(({ SessionId }) => SessionId), NextToken };
  };
  return { cloud, open, listed };
}

test('a session is active until it ends, and then history', () => {
  const { cloud, open, listed } = sessionCloud();
  open('a');
  open('b');
  expect(listed('Active').ids).toEqual(['a', 'b']);
  cloud.report('sessions/ended', { sessionId: 'a' });
  expect(listed('Active').ids).toEqual(['b']);
  const [ended] = cloud.call('ssm', 'DescribeSessions', { State: 'History' }).Sessions!;
  expect(ended).toMatchObject({
    SessionId: 'a',
    Target: 'ecs:main_a_r',
    Status: 'Terminated',
    Owner: 'arn:aws:iam::000000000000:root',
  });
  expect(ended!.EndDate!.getTime() - ended!.StartDate!.getTime()).toBe(2000);
  cloud.report('sessions/recovered', {});
  expect(listed('History').ids).toEqual(['a', 'b']);
});

test('sessions are listed in pages, and by filters', () => {
  const { cloud, open, listed } = sessionCloud();
  for (const id of ['a', 'b', 'c']) open(id);
  const first = listed('Active', { MaxResults: 2 });
  expect(first.ids).toEqual(['a', 'b']);
  expect(listed('Active', { MaxResults: 2, NextToken: first.NextToken }).ids).toEqual(['c']);
  expect(code(() => listed('Active', { NextToken: 'none' }))).toBe('InvalidNextToken');
  const by = (key: string, value: string) => listed('Active', { Filters: [{ key, value }] }).ids;
  const start = (id: string) =>
    cloud
      .call('ssm', 'DescribeSessions', { State: 'Active', Filters: [{ key: 'SessionId', value: id }] })
      .Sessions![0]!.StartDate!.toISOString();
  expect(by('Target', 'ecs:main_b_r')).toEqual(['b']);
  expect(by('InvokedAfter', start('b'))).toEqual(['b', 'c']);
  expect(by('InvokedBefore', start('b'))).toEqual(['a', 'b']);
  expect(by('Status', 'Terminated')).toEqual([]);
  expect(by('Owner', 'arn:aws:iam::000000000000:root')).toEqual(['a', 'b', 'c']);
});

test('a session whose connection broke is resumed with another token, and one that is over is not', () => {
  const { cloud, open } = sessionCloud();
  open('a');
  const { TokenValue, StreamUrl } = cloud.call('ssm', 'ResumeSession', { SessionId: 'a' });
  expect(StreamUrl).toMatch(/^ws:.*\/v1\/data-channel\/a\?role=publish_subscribe$/);
  expect(cloud.effects.at(-1)).toMatchObject({
    effect: 'sessions/resume',
    input: { sessionId: 'a', token: TokenValue },
  });
  cloud.report('sessions/ended', { sessionId: 'a' });
  expect(code(() => cloud.call('ssm', 'ResumeSession', { SessionId: 'a' }))).toBe('DoesNotExistException');
});

test('a session is terminated by its id, and one that is over stays so', () => {
  const { cloud, open } = sessionCloud();
  open('a');
  expect(cloud.call('ssm', 'TerminateSession', { SessionId: 'a' })).toEqual({ SessionId: 'a' });
  expect(cloud.effects.at(-1)).toMatchObject({ effect: 'sessions/terminate', input: { sessionId: 'a' } });
  cloud.report('sessions/ended', { sessionId: 'a' });
  const performed = cloud.effects.length;
  cloud.call('ssm', 'TerminateSession', { SessionId: 'a' });
  expect(cloud.effects).toHaveLength(performed);
});

test('of sessions that are over, the newest hundred are kept', () => {
  const { cloud, open, listed } = sessionCloud();
  for (let index = 0; index < 102; index++) {
    const sessionId = String(index).padStart(3, '0');
    open(sessionId);
    cloud.report('sessions/ended', { sessionId });
  }
  const { ids } = listed('History');
  expect(ids).toHaveLength(100);
  expect(ids[0]).toBe('002');
});
