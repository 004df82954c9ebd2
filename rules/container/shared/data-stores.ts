/** Ports on which data stores, brokers and admin consoles listen, most of them with a default password or none. */
const storePorts = new Map([
  [5432, 'PostgreSQL'],
  [3306, 'MySQL and MariaDB'],
  [6379, 'Redis and Valkey'],
  [27017, 'MongoDB'],
  [9200, 'Elasticsearch and OpenSearch'],
  [11211, 'memcached'],
  [5672, 'RabbitMQ and other brokers of AMQP'],
  [15672, 'the RabbitMQ console'],
  [2379, 'etcd'],
  [2375, 'the Docker engine'],
  [8500, 'Consul'],
  [9092, 'Kafka and Redpanda'],
  [1433, 'SQL Server'],
  [5984, 'CouchDB'],
  [8086, 'InfluxDB'],
]);

/** Many programs listen on these two: only the image tells whether it is a store. */
const sharedPorts = new Map([
  [9000, 'MinIO'],
  [9001, 'the MinIO console'],
]);

/** What listens on these ports by default; undefined for anything else. */
export const storeAt = (includes: (port: number) => boolean, image: string | undefined): string | undefined => {
  const known = /minio/i.test(image ?? '') ? [...storePorts, ...sharedPorts] : [...storePorts];
  return known.find(([port]) => includes(port))?.[1];
};

/** Their images write beside their data, and start as root to prepare their folders. */
const stores =
  /(?:^|\/)(?:postgres|postgis|timescaledb|mysql|mariadb|mongo|redis|valkey|rabbitmq|elasticsearch|opensearch|cassandra|minio|influxdb|couchdb|clickhouse|kafka|zookeeper|neo4j)[^/]*$/i;

export const isDataStore = (image: string | undefined): boolean => stores.test(image?.split('@')[0] ?? '');
