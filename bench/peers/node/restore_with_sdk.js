// Lists the prefix of the benchmarks and restores what it finds, as a user of the vendor's SDK would: scheme, host:port, how many at once.
const COS = require('cos-nodejs-sdk-v5');
const [, , scheme, address, atOnce] = process.argv;
const client = new COS({
  SecretId: 'AKIDexampleSecretId0000000000000000',
  SecretKey: 'exampleSecretKey00000000000000000',
  Protocol: `${scheme}:`,
  Domain: address,
  KeepAlive: true,
});
const place = { Bucket: 'bench-1250000000', Region: 'ap-guangzhou', Headers: { Host: 'bench-1250000000.cos.ap-guangzhou.myqcloud.com' } };

async function keysOf(prefix) {
  const keys = [];
  for (let marker = ''; ;) {
    const page = await client.getBucket({ ...place, Prefix: prefix, Marker: marker, MaxKeys: 1000 });
    keys.push(...page.Contents.map((object) => object.Key));
    if (page.IsTruncated !== 'true') {
      return keys;
    }
    marker = page.NextMarker;
  }
}

async function main() {
  const start = process.hrtime.bigint();
  const keys = await keysOf('archive/');
  let accepted = 0;
  let failed = 0;
  await Promise.all(Array.from({ length: Number(atOnce) }, async () => {
    for (let key = keys.pop(); key !== undefined; key = keys.pop()) {
      try {
        await client.restoreObject({ ...place, Key: key, RestoreRequest: { Days: 3, CASJobParameters: { Tier: 'Standard' } } });
        accepted++;
      } catch (refused) {
        failed++;
      }
    }
  }));
  console.log(JSON.stringify({ accepted, failed, seconds: Number(process.hrtime.bigint() - start) / 1e9 }));
  process.exit(failed ? 1 : 0);
}

main();
