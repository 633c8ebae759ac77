package dev.thaw.restore.store;

/** Lists the objects of a bucket, page by page. */
public interface ObjectLister {

    /**
     * One page; may take several attempts, never longer than the deadline.
     *
     * @param marker the key behind which the page begins; empty for the first one
     */
    ListPage page(BucketPrefix prefix, String marker);
}
