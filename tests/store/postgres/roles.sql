-- As an administrator, in the database `shop`. The catalogue lives in a schema of its own.
CREATE EXTENSION IF NOT EXISTS vector;
CREATE ROLE skulens_writer LOGIN PASSWORD 'change me';
CREATE ROLE skulens_reader LOGIN PASSWORD 'change me too';
CREATE SCHEMA skulens AUTHORIZATION skulens_writer;
ALTER ROLE skulens_writer IN DATABASE shop SET search_path = skulens, public;
ALTER ROLE skulens_reader IN DATABASE shop SET search_path = skulens, public;

-- The writer makes the tables, those of the index anew from time to time; the reader sees them all.
GRANT USAGE ON SCHEMA skulens TO skulens_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE skulens_writer IN SCHEMA skulens
    GRANT SELECT ON TABLES TO skulens_reader;
