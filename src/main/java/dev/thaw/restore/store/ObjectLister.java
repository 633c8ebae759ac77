package dev.thaw.restore.store;

/** Lists the objects of a bucket, page by page (GET Bucket, 436/7734). Safe for threads. */
public interface ObjectLister {

    /**
     * One page. Blocks; may take several attempts, and ends by the deadline at the latest. Never throws for what COS answers.
     *
     * @param marker the key after which the page begins; empty for the first page
     */
    Result<ListPage> page(BucketPrefix prefix, String marker);
}
