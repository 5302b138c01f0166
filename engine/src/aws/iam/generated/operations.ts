// Written by `npm run generate` from the files in operations/. Do not edit.
import { addRoleToInstanceProfile } from '../operations/add-role-to-instance-profile.ts';
import { attachRolePolicy } from '../operations/attach-role-policy.ts';
import { createInstanceProfile } from '../operations/create-instance-profile.ts';
import { createPolicyVersion } from '../operations/create-policy-version.ts';
import { createPolicy } from '../operations/create-policy.ts';
import { createRole } from '../operations/create-role.ts';
import { createServiceLinkedRole } from '../operations/create-service-linked-role.ts';
import { createUser } from '../operations/create-user.ts';
import { deleteInstanceProfile } from '../operations/delete-instance-profile.ts';
import { deletePolicyVersion } from '../operations/delete-policy-version.ts';
import { deletePolicy } from '../operations/delete-policy.ts';
import { deleteRolePermissionsBoundary } from '../operations/delete-role-permissions-boundary.ts';
import { deleteRolePolicy } from '../operations/delete-role-policy.ts';
import { deleteRole } from '../operations/delete-role.ts';
import { deleteServerCertificate } from '../operations/delete-server-certificate.ts';
import { deleteServiceLinkedRole } from '../operations/delete-service-linked-role.ts';
import { deleteUser } from '../operations/delete-user.ts';
import { detachRolePolicy } from '../operations/detach-role-policy.ts';
import { getAccountSummary } from '../operations/get-account-summary.ts';
import { getInstanceProfile } from '../operations/get-instance-profile.ts';
import { getPolicyVersion } from '../operations/get-policy-version.ts';
import { getPolicy } from '../operations/get-policy.ts';
import { getRolePolicy } from '../operations/get-role-policy.ts';
import { getRole } from '../operations/get-role.ts';
import { getServerCertificate } from '../operations/get-server-certificate.ts';
import { getServiceLinkedRoleDeletionStatus } from '../operations/get-service-linked-role-deletion-status.ts';
import { getUser } from '../operations/get-user.ts';
import { listAccountAliases } from '../operations/list-account-aliases.ts';
import { listAttachedRolePolicies } from '../operations/list-attached-role-policies.ts';
import { listEntitiesForPolicy } from '../operations/list-entities-for-policy.ts';
import { listInstanceProfileTags } from '../operations/list-instance-profile-tags.ts';
import { listInstanceProfilesForRole } from '../operations/list-instance-profiles-for-role.ts';
import { listInstanceProfiles } from '../operations/list-instance-profiles.ts';
import { listPolicies } from '../operations/list-policies.ts';
import { listPolicyTags } from '../operations/list-policy-tags.ts';
import { listPolicyVersions } from '../operations/list-policy-versions.ts';
import { listRolePolicies } from '../operations/list-role-policies.ts';
import { listRoleTags } from '../operations/list-role-tags.ts';
import { listRoles } from '../operations/list-roles.ts';
import { listServerCertificates } from '../operations/list-server-certificates.ts';
import { listUsers } from '../operations/list-users.ts';
import { putRolePermissionsBoundary } from '../operations/put-role-permissions-boundary.ts';
import { putRolePolicy } from '../operations/put-role-policy.ts';
import { removeRoleFromInstanceProfile } from '../operations/remove-role-from-instance-profile.ts';
import { setDefaultPolicyVersion } from '../operations/set-default-policy-version.ts';
import { tagInstanceProfile } from '../operations/tag-instance-profile.ts';
import { tagPolicy } from '../operations/tag-policy.ts';
import { tagRole } from '../operations/tag-role.ts';
import { untagInstanceProfile } from '../operations/untag-instance-profile.ts';
import { untagPolicy } from '../operations/untag-policy.ts';
import { untagRole } from '../operations/untag-role.ts';
import { updateAssumeRolePolicy } from '../operations/update-assume-role-policy.ts';
import { updateRoleDescription } from '../operations/update-role-description.ts';
import { updateRole } from '../operations/update-role.ts';
import { uploadServerCertificate } from '../operations/upload-server-certificate.ts';

export const operations = {
  AddRoleToInstanceProfile: addRoleToInstanceProfile,
  AttachRolePolicy: attachRolePolicy,
  CreateInstanceProfile: createInstanceProfile,
  CreatePolicy: createPolicy,
  CreatePolicyVersion: createPolicyVersion,
  CreateRole: createRole,
  CreateServiceLinkedRole: createServiceLinkedRole,
  CreateUser: createUser,
  DeleteInstanceProfile: deleteInstanceProfile,
  DeletePolicy: deletePolicy,
  DeletePolicyVersion: deletePolicyVersion,
  DeleteRole: deleteRole,
  DeleteRolePermissionsBoundary: deleteRolePermissionsBoundary,
  DeleteRolePolicy: deleteRolePolicy,
  DeleteServerCertificate: deleteServerCertificate,
  DeleteServiceLinkedRole: deleteServiceLinkedRole,
  DeleteUser: deleteUser,
  DetachRolePolicy: detachRolePolicy,
  GetAccountSummary: getAccountSummary,
  GetInstanceProfile: getInstanceProfile,
  GetPolicy: getPolicy,
  GetPolicyVersion: getPolicyVersion,
  GetRole: getRole,
  GetRolePolicy: getRolePolicy,
  GetServerCertificate: getServerCertificate,
  GetServiceLinkedRoleDeletionStatus: getServiceLinkedRoleDeletionStatus,
  GetUser: getUser,
  ListAccountAliases: listAccountAliases,
  ListAttachedRolePolicies: listAttachedRolePolicies,
  ListEntitiesForPolicy: listEntitiesForPolicy,
  ListInstanceProfileTags: listInstanceProfileTags,
  ListInstanceProfiles: listInstanceProfiles,
  ListInstanceProfilesForRole: listInstanceProfilesForRole,
  ListPolicies: listPolicies,
  ListPolicyTags: listPolicyTags,
  ListPolicyVersions: listPolicyVersions,
  ListRolePolicies: listRolePolicies,
  ListRoleTags: listRoleTags,
  ListRoles: listRoles,
  ListServerCertificates: listServerCertificates,
  ListUsers: listUsers,
  PutRolePermissionsBoundary: putRolePermissionsBoundary,
  PutRolePolicy: putRolePolicy,
  RemoveRoleFromInstanceProfile: removeRoleFromInstanceProfile,
  SetDefaultPolicyVersion: setDefaultPolicyVersion,
  TagInstanceProfile: tagInstanceProfile,
  TagPolicy: tagPolicy,
  TagRole: tagRole,
  UntagInstanceProfile: untagInstanceProfile,
  UntagPolicy: untagPolicy,
  UntagRole: untagRole,
  UpdateAssumeRolePolicy: updateAssumeRolePolicy,
  UpdateRole: updateRole,
  UpdateRoleDescription: updateRoleDescription,
  UploadServerCertificate: uploadServerCertificate,
};
