// What calls of Application Auto Scaling need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_applicationautoscaling.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';

export const permissions: ServicePermissions = {
  keys: ({ ServiceNamespace, ScalableDimension }) => ({
    'application-autoscaling:service-namespace': ServiceNamespace,
    'application-autoscaling:scalable-dimension': ScalableDimension,
  }),
};
