output "function_name" {
  description = "Name of the function, for logs, invocations and alarms."
  value       = tencentcloud_scf_function.thaw.name
}

output "role_name" {
  description = "Role that the function takes on."
  value       = tencentcloud_cam_role.thaw.name
}

output "restores_per_second" {
  description = "THAW_COS_RATE of each instance."
  value       = local.rate
}

output "policy_documents" {
  description = "What the role may do, as attached."
  value       = { for name, policy in tencentcloud_cam_policy.thaw : name => policy.document }
}
