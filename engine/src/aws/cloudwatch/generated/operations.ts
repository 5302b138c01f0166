// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  DeleteAlarms: operation<(typeof import('../operations/delete-alarms.ts'))['deleteAlarms']>('delete-alarms', 'deleteAlarms'),
  DeleteDashboards: operation<(typeof import('../operations/delete-dashboards.ts'))['deleteDashboards']>('delete-dashboards', 'deleteDashboards'),
  DescribeAlarmHistory: operation<(typeof import('../operations/describe-alarm-history.ts'))['describeAlarmHistory']>('describe-alarm-history', 'describeAlarmHistory'),
  DescribeAlarms: operation<(typeof import('../operations/describe-alarms.ts'))['describeAlarms']>('describe-alarms', 'describeAlarms'),
  DescribeAlarmsForMetric: operation<(typeof import('../operations/describe-alarms-for-metric.ts'))['describeAlarmsForMetric']>('describe-alarms-for-metric', 'describeAlarmsForMetric'),
  DisableAlarmActions: operation<(typeof import('../operations/disable-alarm-actions.ts'))['disableAlarmActions']>('disable-alarm-actions', 'disableAlarmActions'),
  EnableAlarmActions: operation<(typeof import('../operations/enable-alarm-actions.ts'))['enableAlarmActions']>('enable-alarm-actions', 'enableAlarmActions'),
  GetDashboard: operation<(typeof import('../operations/get-dashboard.ts'))['getDashboard']>('get-dashboard', 'getDashboard'),
  GetMetricData: operation<(typeof import('../operations/get-metric-data.ts'))['getMetricData']>('get-metric-data', 'getMetricData'),
  GetMetricStatistics: operation<(typeof import('../operations/get-metric-statistics.ts'))['getMetricStatistics']>('get-metric-statistics', 'getMetricStatistics'),
  GetMetricWidgetImage: operation<(typeof import('../operations/get-metric-widget-image.ts'))['getMetricWidgetImage']>('get-metric-widget-image', 'getMetricWidgetImage'),
  ListDashboards: operation<(typeof import('../operations/list-dashboards.ts'))['listDashboards']>('list-dashboards', 'listDashboards'),
  ListMetrics: operation<(typeof import('../operations/list-metrics.ts'))['listMetrics']>('list-metrics', 'listMetrics'),
  ListTagsForResource: operation<(typeof import('../operations/list-tags-for-resource.ts'))['listTagsForResource']>('list-tags-for-resource', 'listTagsForResource'),
  PutCompositeAlarm: operation<(typeof import('../operations/put-composite-alarm.ts'))['putCompositeAlarm']>('put-composite-alarm', 'putCompositeAlarm'),
  PutDashboard: operation<(typeof import('../operations/put-dashboard.ts'))['putDashboard']>('put-dashboard', 'putDashboard'),
  PutMetricAlarm: operation<(typeof import('../operations/put-metric-alarm.ts'))['putMetricAlarm']>('put-metric-alarm', 'putMetricAlarm'),
  PutMetricData: operation<(typeof import('../operations/put-metric-data.ts'))['putMetricData']>('put-metric-data', 'putMetricData'),
  SetAlarmState: operation<(typeof import('../operations/set-alarm-state.ts'))['setAlarmState']>('set-alarm-state', 'setAlarmState'),
  TagResource: operation<(typeof import('../operations/tag-resource.ts'))['tagResource']>('tag-resource', 'tagResource'),
  UntagResource: operation<(typeof import('../operations/untag-resource.ts'))['untagResource']>('untag-resource', 'untagResource'),
};
