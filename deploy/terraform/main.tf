locals {
  cam = "${path.module}/../cam"

  # COS allows 100 restores a second and bucket; every instance paces itself alone.
  rate = floor(100 / var.instances)

  # platform trusts the caller whom CAM has let in. Beside NONE it would trust everybody.
  manual_auth = var.function_url == "CAM" ? "platform" : "token"

  environment = merge(
    var.settings,
    {
      THAW_BUCKETS     = join(",", var.buckets)
      THAW_COS_RATE    = tostring(local.rate)
      THAW_MANUAL_AUTH = local.manual_auth
    },
    var.policy_object == null
    ? { THAW_POLICY_FILE = "/var/user/policy.yaml" }
    : { THAW_POLICY = "cos://${var.policy_object.bucket}/${var.policy_object.key}" },
    var.manual_token == null ? {} : { THAW_MANUAL_TOKEN = var.manual_token },
    var.notices == null ? {} : merge(
      { THAW_NOTIFY_URL = var.notices.url, THAW_NOTIFY_FORMAT = var.notices.format },
      var.notices.secret == null ? {} : { THAW_NOTIFY_SECRET = var.notices.secret },
    ),
    var.jobs == null ? {} : {
      THAW_JOBS        = "cos://${var.jobs.bucket}/${var.jobs.prefix}/"
      THAW_JOBS_REGION = var.region
    },
  )

  # Buckets of one account: each name ends in its APPID.
  account = { region = var.region, appid = reverse(split("-", var.buckets[0]))[0] }

  readable = concat(
    [for pair in setproduct(var.buckets, var.readable_keys) : { bucket = pair[0], key = pair[1] }],
    var.policy_object == null ? [] : [var.policy_object],
  )

  # By feature: the documents whose statements make up its policy.
  policies = merge(
    {
      restore-events = [
        for bucket in var.buckets :
        templatefile("${local.cam}/restore-events.json", merge(local.account, { bucket = bucket }))
      ]
    },
    length(local.readable) == 0 ? {} : {
      lists-and-policy = [
        for object in local.readable :
        templatefile("${local.cam}/lists-and-policy.json", merge(local.account, object))
      ]
    },
    length(var.movable_keys) == 0 ? {} : {
      storage-class = [
        for pair in setproduct(var.buckets, var.movable_keys) :
        templatefile("${local.cam}/storage-class.json", merge(local.account, { bucket = pair[0], key = pair[1] }))
      ]
    },
    !var.may_list ? {} : {
      prefixes = [
        for bucket in var.buckets :
        templatefile("${local.cam}/prefixes.json", merge(local.account, { bucket = bucket }))
      ]
    },
    var.jobs == null ? {} : {
      jobs = [
        templatefile("${local.cam}/jobs.json", merge(local.account, { bucket = var.jobs.bucket, prefix = var.jobs.prefix }))
      ]
    },
    var.batch_role == null ? {} : { batch = [file("${local.cam}/batch.json")] },
  )
}

resource "tencentcloud_cam_role" "thaw" {
  name        = var.name
  description = "What the function ${var.name} may do"
  document    = file("${local.cam}/trust.json")
}

resource "tencentcloud_cam_policy" "thaw" {
  for_each = local.policies

  name        = "${var.name}-${each.key}"
  description = "Thaw: ${each.key}"
  document = jsonencode({
    version   = "2.0"
    statement = flatten([for document in each.value : jsondecode(document).statement])
  })
}

resource "tencentcloud_cam_role_policy_attachment" "thaw" {
  for_each = tencentcloud_cam_policy.thaw

  role_id   = tencentcloud_cam_role.thaw.id
  policy_id = each.value.id
}

# What COS Batch takes on to read manifests and to restore: the policy's batch.role names it.
resource "tencentcloud_cam_role" "batch" {
  count = var.batch_role == null ? 0 : 1

  name        = var.batch_role
  description = "What COS Batch may do for ${var.name}"
  document    = file("${local.cam}/batch-trust.json")

  lifecycle {
    precondition {
      condition     = var.jobs != null
      error_message = "COS Batch works for jobs only: set jobs."
    }
  }
}

resource "tencentcloud_cam_policy" "batch" {
  count = var.batch_role == null ? 0 : 1

  name        = "${var.name}-${var.batch_role}"
  description = "Thaw: COS Batch"
  document = jsonencode({
    version = "2.0"
    statement = flatten([
      for bucket in var.buckets : jsondecode(templatefile("${local.cam}/batch-role.json", merge(local.account, {
        bucket      = bucket
        jobs_bucket = try(var.jobs.bucket, "")
        prefix      = try(var.jobs.prefix, "")
      }))).statement
    ])
  })
}

resource "tencentcloud_cam_role_policy_attachment" "batch" {
  count = var.batch_role == null ? 0 : 1

  role_id   = tencentcloud_cam_role.batch[0].id
  policy_id = tencentcloud_cam_policy.batch[0].id
}

resource "tencentcloud_scf_function" "thaw" {
  name        = var.name
  namespace   = var.namespace
  description = "Restores archived objects by policy"
  func_type   = "Event"
  runtime     = "CustomRuntime"
  handler     = "bootstrap"
  zip_file    = var.zip_file
  mem_size    = var.memory
  timeout     = var.timeout
  role        = tencentcloud_cam_role.thaw.name
  environment = local.environment
  tags        = var.tags

  # TRUE would take away the retries after an error, and cannot be switched later.
  async_run_enable = "FALSE"

  # The provider's default is false, and COS is reached over its public name.
  enable_public_net = true

  cls_logset_id = try(var.logs.logset, null)
  cls_topic_id  = try(var.logs.topic, null)

  lifecycle {
    precondition {
      condition     = var.function_url != "NONE" || try(length(var.manual_token) >= 32, false)
      error_message = "A Function URL without CAM is open to everybody: set manual_token, at least 32 characters."
    }
    precondition {
      condition     = sum([for name, value in local.environment : length(name) + length(value)]) <= 4096
      error_message = "SCF allows 4 KB of environment in all."
    }
  }

  # Without its permissions the first events would fail.
  depends_on = [tencentcloud_cam_role_policy_attachment.thaw]
}

resource "tencentcloud_scf_function_event_invoke_config" "thaw" {
  function_name = tencentcloud_scf_function.thaw.name
  namespace     = var.namespace

  async_trigger_config {
    msg_ttl = var.retention
    retry_config {
      retry_num = var.retries
    }
  }
}

resource "tencentcloud_scf_reserved_concurrency_config" "thaw" {
  function_name            = tencentcloud_scf_function.thaw.name
  namespace                = var.namespace
  reserved_concurrency_mem = var.instances * var.memory
}

# Triggers are resources of their own: in the function's block each change would delete and recreate all of them, and
# a timer there has no argument.
resource "tencentcloud_scf_trigger" "cos" {
  count = var.trigger == null ? 0 : 1

  function_name = tencentcloud_scf_function.thaw.name
  namespace     = var.namespace
  type          = "cos"
  trigger_name  = "${var.trigger.bucket}.cos.${var.region}.myqcloud.com"
  qualifier     = "$DEFAULT"
  enable        = "OPEN"
  trigger_desc = jsonencode({
    event  = "cos:ObjectCreated:*"
    filter = { Prefix = var.trigger.prefix, Suffix = var.trigger.suffix }
  })

  lifecycle {
    precondition {
      condition     = contains(var.buckets, var.trigger.bucket)
      error_message = "The trigger's bucket is not among buckets: all that it sends would be refused."
    }
  }

  # An event that arrives before the concurrency is reserved may meet more instances than the rate allows for.
  depends_on = [
    tencentcloud_scf_reserved_concurrency_config.thaw,
    tencentcloud_scf_function_event_invoke_config.thaw,
  ]
}

resource "tencentcloud_scf_trigger" "restored" {
  count = var.restored_trigger == null ? 0 : 1

  function_name = tencentcloud_scf_function.thaw.name
  namespace     = var.namespace
  type          = "cos"
  trigger_name  = "${var.restored_trigger.bucket}.cos.${var.region}.myqcloud.com"
  qualifier     = "$DEFAULT"
  enable        = "OPEN"
  trigger_desc = jsonencode({
    event  = "cos:ObjectRestore:Completed"
    filter = { Prefix = var.restored_trigger.prefix, Suffix = "" }
  })
}

resource "tencentcloud_scf_trigger" "timer" {
  count = var.timer == null ? 0 : 1

  function_name   = tencentcloud_scf_function.thaw.name
  namespace       = var.namespace
  type            = "timer"
  trigger_name    = "${var.name}-timer"
  qualifier       = "$DEFAULT"
  enable          = var.timer.enabled ? "OPEN" : "CLOSE"
  trigger_desc    = var.timer.cron
  custom_argument = jsonencode(var.timer.request)
}

# A call with no job open is one listing. The period is a minute, so jobs occupy one instance.
resource "tencentcloud_scf_trigger" "jobs" {
  count = var.jobs == null ? 0 : 1

  function_name   = tencentcloud_scf_function.thaw.name
  namespace       = var.namespace
  type            = "timer"
  trigger_name    = "${var.name}-jobs"
  qualifier       = "$DEFAULT"
  enable          = "OPEN"
  trigger_desc    = "0 * * * * * *"
  custom_argument = jsonencode({ action = "continue" })
}

# Jobs end, and nobody else removes them. Never a transition to an archive class: a state that is archived stops its job.
# Without create_bucket put the rule of deploy/jobs-lifecycle.xml into the bucket that is there.
resource "tencentcloud_cos_bucket" "jobs" {
  count = try(var.jobs.create_bucket, false) ? 1 : 0

  bucket            = var.jobs.bucket
  acl               = "private"
  versioning_enable = false

  lifecycle_rules {
    filter_prefix = "${var.jobs.prefix}/"
    expiration {
      days = var.jobs.expire_days
    }
  }
}

# The lines of the action "continue" name the phase that a job reached.
resource "tencentcloud_cls_alarm" "jobs" {
  count = var.jobs == null || var.logs == null || length(var.alarm_notices) == 0 ? 0 : 1

  name             = "${var.name}-jobs"
  alarm_notice_ids = var.alarm_notices
  alarm_period     = 15
  condition        = "$1.lines > 0"
  status           = true
  trigger_count    = 1

  alarm_targets {
    logset_id         = var.logs.logset
    topic_id          = var.logs.topic
    query             = "\"continue\" AND (\"FAILED\" OR \"PARTLY_READY\") | select count(*) as lines"
    number            = 1
    start_time_offset = -15
    end_time_offset   = 0
    syntax_rule       = 1
  }

  monitor_time {
    type = "Period"
    time = 15
  }
}

resource "tencentcloud_scf_trigger" "url" {
  count = var.function_url == "OFF" ? 0 : 1

  function_name = tencentcloud_scf_function.thaw.name
  namespace     = var.namespace
  type          = "http"
  qualifier     = "$DEFAULT"
  enable        = "OPEN"
  trigger_desc = jsonencode({
    AuthType  = var.function_url
    NetConfig = { EnableExtranet = true, EnableIntranet = false }
  })
}
