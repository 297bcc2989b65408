"""The tables of the database; the search index adds its own (index/index.py)."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS objects (
    kind TEXT NOT NULL, id TEXT NOT NULL, partner INTEGER NOT NULL, seq INTEGER NOT NULL, data TEXT NOT NULL,
    status INTEGER GENERATED ALWAYS AS (json_extract(data, '$.status')) STORED,
    createdAt INTEGER GENERATED ALWAYS AS (json_extract(data, '$.createdAt')) STORED,
    updatedAt INTEGER GENERATED ALWAYS AS (json_extract(data, '$.updatedAt')) STORED,
    entryId TEXT GENERATED ALWAYS AS (json_extract(data, '$.entryId')) STORED,
    userId TEXT GENERATED ALWAYS AS (json_extract(data, '$.userId')) STORED,
    type TEXT GENERATED ALWAYS AS (json_extract(data, '$.type')) STORED,
    moderationStatus INTEGER GENERATED ALWAYS AS (json_extract(data, '$.moderationStatus')) STORED,
    displayInSearch INTEGER GENERATED ALWAYS AS (json_extract(data, '$.displayInSearch')) STORED,
    UNIQUE (kind, id));
CREATE INDEX IF NOT EXISTS by_default ON objects
    (kind, partner, status, createdAt, seq, moderationStatus, displayInSearch, userId, type);
CREATE INDEX IF NOT EXISTS by_entry ON objects (kind, entryId);
CREATE INDEX IF NOT EXISTS by_category_and_entry ON objects (kind, json_extract(data, '$.categoryId'), status, entryId)
    WHERE json_extract(data, '$.categoryId') IS NOT NULL;
DROP INDEX IF EXISTS by_category;
CREATE INDEX IF NOT EXISTS by_contexts ON objects (partner, entryId, status, json_extract(data, '$._contexts'))
    WHERE kind = 'category_entry';
CREATE INDEX IF NOT EXISTS by_parent ON objects (kind, json_extract(data, '$.parentId'))
    WHERE json_extract(data, '$.parentId') IS NOT NULL;
CREATE INDEX IF NOT EXISTS by_path ON objects (kind, json_extract(data, '$._path'))
    WHERE json_extract(data, '$._path') IS NOT NULL;
CREATE INDEX IF NOT EXISTS by_group ON objects (kind, json_extract(data, '$._group'))
    WHERE json_extract(data, '$._group') IS NOT NULL;
CREATE TABLE IF NOT EXISTS jobs (
    id INTEGER PRIMARY KEY, lane TEXT NOT NULL, type TEXT NOT NULL, partner INTEGER NOT NULL, payload TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'queued', attempts INTEGER NOT NULL DEFAULT 0, not_before REAL NOT NULL DEFAULT 0,
    error TEXT);
CREATE INDEX IF NOT EXISTS jobs_open ON jobs (state, lane, id);
CREATE TABLE IF NOT EXISTS numbers (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL, until REAL) WITHOUT ROWID;
"""
