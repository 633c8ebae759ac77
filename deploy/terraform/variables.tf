variable "name" {
  description = "Name of the function and its role, and prefix of the policies' names."
  type        = string
  default     = "thaw"

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9_-]{0,58}[A-Za-z0-9]$", var.name))
    error_message = "A name has 2 to 60 letters, digits, - and _, starts with a letter and ends with neither - nor _."
  }
}

variable "namespace" {
  description = "Namespace of the function, one that exists."
  type        = string
  default     = "default"
}

variable "region" {
  description = "Region of function and buckets, and of the provider: a COS trigger never crosses regions."
  type        = string

  validation {
    condition     = can(regex("^[a-z]+-[a-z0-9-]+$", var.region))
    error_message = "Write the long form, like ap-guangzhou."
  }
}

variable "buckets" {
  description = "Full names, <name>-<appid>, of the buckets that may be touched at all: THAW_BUCKETS and the role's policies."
  type        = list(string)

  validation {
    condition     = length(var.buckets) > 0 && alltrue([for bucket in var.buckets : can(regex("^[a-z0-9-]+-[0-9]+$", bucket))])
    error_message = "Name at least one bucket, each as <name>-<appid>, like archive-1250000000. No globs: they would widen the role."
  }
}

variable "zip_file" {
  description = "Path of thaw-scf.zip. The provider looks at the path, not at the content: give each release its own name."
  type        = string
}

variable "memory" {
  description = "MB for each instance. The provider takes steps of 128, so not SCF's smallest, 64."
  type        = number
  default     = 128

  validation {
    condition     = var.memory >= 128 && var.memory <= 3072 && var.memory % 128 == 0
    error_message = "128 to 3072 MB in steps of 128."
  }
}

variable "timeout" {
  description = "Seconds that an invocation may take."
  type        = number
  default     = 900

  validation {
    condition     = var.timeout >= 1 && var.timeout <= 900
    error_message = "1 to 900 seconds."
  }
}

variable "instances" {
  description = "How many instances may run at a time. Their concurrency is reserved, and THAW_COS_RATE is 100 divided by it."
  type        = number
  default     = 4

  validation {
    condition     = var.instances >= 1 && var.instances <= 100 && floor(var.instances) == var.instances
    error_message = "1 to 100: COS takes 100 restores a second and bucket, and an instance needs at least one of them."
  }
}

variable "settings" {
  description = "Further settings of Thaw. Those that the module sets itself are not among them."
  type        = map(string)
  default     = {}

  validation {
    condition = alltrue([for setting in keys(var.settings) : contains([
      "THAW_BATCH_ENDPOINT",
      "THAW_CONSOLE",
      "THAW_EVENT_INVOKE",
      "THAW_COS_ENDPOINT",
      "THAW_COS_CONNECT_TO",
      "THAW_COS_CONCURRENCY",
      "THAW_COS_CONNECT_TIMEOUT",
      "THAW_COS_READ_TIMEOUT",
      "THAW_COS_RETRIES",
      "THAW_DEADLINE",
      "THAW_JOBS_TICK",
      "THAW_LOG_FORMAT",
    ], setting)])
    error_message = "Not a setting of Thaw, or one that the module sets itself."
  }
}

variable "policy_object" {
  description = "Object in COS that holds the policy. Without one the zip's policy.yaml counts."
  type        = object({ bucket = string, key = string })
  default     = null
}

variable "readable_keys" {
  description = "Keys in each bucket, * at the end for a prefix, that the function may read: lists and inventories."
  type        = list(string)
  default     = ["restore-requests/*"]
}

variable "movable_keys" {
  description = "Keys in each bucket, * at the end for a prefix, that rules with then: {storage-class: ...} move. Empty: none."
  type        = list(string)
  default     = []
}

variable "restored_trigger" {
  description = "A second COS trigger, for cos:ObjectRestore:Completed: one bucket, one prefix. Null: none."
  type        = object({ bucket = string, prefix = optional(string, "") })
  default     = null
}

variable "may_list" {
  description = "Whether manual requests and timers may name a prefix."
  type        = bool
  default     = false
}

variable "trigger" {
  description = "COS trigger: one bucket, one prefix and suffix. Null: none."
  type        = object({ bucket = string, prefix = optional(string, "restore-requests/"), suffix = optional(string, "") })
  default     = null

  validation {
    condition     = var.trigger == null || try(var.trigger.suffix == "" || startswith(var.trigger.suffix, "."), false)
    error_message = "A suffix starts with a dot."
  }
}

variable "jobs" {
  description = "Where jobs are kept: a bucket that never had versioning, and a prefix without a slash at its end. Null: no jobs."
  type        = object({ bucket = string, prefix = optional(string, "thaw"), create_bucket = optional(bool, false), expire_days = optional(number, 90) })
  default     = null

  validation {
    condition     = var.jobs == null || try(can(regex("^[a-z0-9-]+-[0-9]+$", var.jobs.bucket)) && can(regex("^[^/].*[^/]$|^[^/]$", var.jobs.prefix)), false)
    error_message = "Name the bucket as <name>-<appid>, and a prefix that is not empty and neither begins nor ends with a slash."
  }

  validation {
    condition     = var.jobs == null || try(var.jobs.expire_days >= 90, false)
    error_message = "Jobs stay open for up to 60 days: keep them for 90 days or more."
  }
}

variable "batch_role" {
  description = "Name of a role to make for COS Batch; the policy's batch.role is qcs::cam::uin/<uin>:roleName/<this>. Null: none."
  type        = string
  default     = null
}

variable "alarm_notices" {
  description = "Ids of CLS notice groups that hear of failed jobs. Needs logs. Empty: no alarm."
  type        = list(string)
  default     = []
}

variable "timer" {
  description = "Timer: cron of seven fields, seconds first, and the manual request it sends. Null: none."
  type        = object({ cron = string, request = any, enabled = optional(bool, true) })
  default     = null

  validation {
    condition     = var.timer == null || try(length(split(" ", var.timer.cron)) == 7, false)
    error_message = "SCF's cron has seven fields: second minute hour day month weekday year."
  }
}

variable "function_url" {
  description = "Who checks callers of the Function URL: CAM (the platform), NONE (Thaw, by manual_token), or OFF for no URL."
  type        = string
  default     = "OFF"

  validation {
    condition     = contains(["CAM", "NONE", "OFF"], var.function_url)
    error_message = "CAM, NONE or OFF."
  }
}

variable "notices" {
  description = "Where notices about jobs go: THAW_NOTIFY_URL, _FORMAT and _SECRET. URL and secret also end up in the state file."
  type        = object({ url = string, format = optional(string, "cloudevents"), secret = optional(string) })
  default     = null
  sensitive   = true
}

variable "manual_token" {
  description = "THAW_MANUAL_TOKEN, at least 32 characters. It also ends up in the state file."
  type        = string
  default     = null
  sensitive   = true
}

variable "retries" {
  description = "How often SCF delivers an event again after an error, a minute apart."
  type        = number
  default     = 2

  validation {
    condition     = var.retries >= 0
    error_message = "0 or more; SCF's own default is 2."
  }
}

variable "retention" {
  description = "Seconds that SCF keeps an event it could not deliver."
  type        = number
  default     = 21600

  validation {
    condition     = var.retention >= 1 && var.retention <= 21600
    error_message = "At most 21600 seconds, 6 hours."
  }
}

variable "logs" {
  description = "CLS log set and topic. Null: SCF's own choice."
  type        = object({ logset = string, topic = string })
  default     = null
}

variable "tags" {
  description = "Tags of the function."
  type        = map(string)
  default     = {}
}
