package dev.thaw.cos;

import dev.thaw.policy.BatchTerms;

/**
 * Whose COS Batch does the work, where, and on which terms.
 *
 * @param uin number of the account, digits
 * @param region of objects, manifests and batch jobs
 * @param appid the number that ends the names of the account's buckets
 */
public record BatchAccount(String uin, String region, String appid, BatchTerms terms) {}
