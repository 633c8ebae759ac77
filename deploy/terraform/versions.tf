terraform {
  required_version = ">= 1.5"

  required_providers {
    tencentcloud = {
      source = "tencentcloudstack/tencentcloud"
      # The first one whose documentation shows tencentcloud_scf_trigger to us; the timer's argument needs it.
      version = ">= 1.83.21"
    }
  }
}
