-- CreateTable
CREATE TABLE "study" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "design" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "protocol_hash" TEXT,
    "frozen_inputs" JSONB,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "frozen_at" TIMESTAMPTZ(6),
    "launched_at" TIMESTAMPTZ(6),
    "completed_at" TIMESTAMPTZ(6),
    "copied_from" UUID,
    "change" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "study_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "study_note" (
    "id" BIGSERIAL NOT NULL,
    "study_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "data" JSONB,

    CONSTRAINT "study_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run" (
    "id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "task_id" TEXT NOT NULL,
    "condition_id" TEXT NOT NULL,
    "replicate" INTEGER NOT NULL,
    "phase" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "change" INTEGER NOT NULL DEFAULT 0,
    "queued_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),
    "excluded_reason" TEXT,
    "outcome" JSONB,
    "ending" TEXT,
    "ending_limit" TEXT,
    "verdict" TEXT,
    "correct" BOOLEAN,
    "speedup" DOUBLE PRECISION,
    "expert_speedup" DOUBLE PRECISION,
    "speedup_ratio" DOUBLE PRECISION,
    "log_speedup_ratio" DOUBLE PRECISION,
    "steps" INTEGER,
    "tokens" INTEGER,
    "usd" DOUBLE PRECISION,
    "agent_seconds" DOUBLE PRECISION,
    "profiling_calls" INTEGER,
    "profiling_seconds" DOUBLE PRECISION,
    "evidence_tokens" INTEGER,
    "profiling_outside" INTEGER,
    "patch_blob" TEXT,

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "worker" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "isolation" TEXT,
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(6),
    "fault" JSONB,
    "last_seq" INTEGER NOT NULL DEFAULT 0,
    "measurement" JSONB,
    "timing" JSONB,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "attempt_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "kind" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("attempt_id","seq")
);

-- CreateTable
CREATE TABLE "blob" (
    "hash" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "encoding" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "blob_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "profile" (
    "id" UUID NOT NULL,
    "study_id" UUID,
    "attempt_id" UUID,
    "task_id" TEXT,
    "label" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "tree" TEXT,
    "capture_hash" TEXT NOT NULL,
    "samples" INTEGER NOT NULL,
    "seconds" DOUBLE PRECISION NOT NULL,
    "blob" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "profile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "base_profile" (
    "study_id" UUID NOT NULL,
    "task_id" TEXT NOT NULL,
    "capture_hash" TEXT NOT NULL,
    "profile_id" UUID NOT NULL,
    "charged_seconds" DOUBLE PRECISION NOT NULL,
    "perturbation" DOUBLE PRECISION,

    CONSTRAINT "base_profile_pkey" PRIMARY KEY ("study_id","task_id","capture_hash")
);

-- CreateTable
CREATE TABLE "worker" (
    "id" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "report" JSONB NOT NULL,
    "run_id" UUID,
    "stopped_at" TIMESTAMPTZ(6),

    CONSTRAINT "worker_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "study_created_at_idx" ON "study"("created_at");

-- CreateIndex
CREATE INDEX "study_note_study_id_id_idx" ON "study_note"("study_id", "id");

-- CreateIndex
CREATE INDEX "run_study_id_position_idx" ON "run"("study_id", "position");

-- CreateIndex
CREATE INDEX "run_study_id_state_idx" ON "run"("study_id", "state");

-- CreateIndex
CREATE INDEX "run_study_id_change_idx" ON "run"("study_id", "change");

-- CreateIndex
CREATE UNIQUE INDEX "run_study_id_task_id_condition_id_replicate_phase_key" ON "run"("study_id", "task_id", "condition_id", "replicate", "phase");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_run_id_number_key" ON "attempt"("run_id", "number");

-- CreateIndex
CREATE INDEX "event_attempt_id_kind_seq_idx" ON "event"("attempt_id", "kind", "seq");

-- CreateIndex
CREATE INDEX "profile_attempt_id_idx" ON "profile"("attempt_id");

-- CreateIndex
CREATE INDEX "profile_study_id_task_id_idx" ON "profile"("study_id", "task_id");

-- AddForeignKey
ALTER TABLE "study_note" ADD CONSTRAINT "study_note_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profile" ADD CONSTRAINT "profile_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "base_profile" ADD CONSTRAINT "base_profile_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- By hand from here on: what Prisma's schema language has no words for.

-- Blobs are compressed already, and slices of them are read: keep TOAST from compressing them again.
ALTER TABLE "blob" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

-- Wake-ups for live views (lib/store/feed.ts). One NOTIFY a statement and topic, not a row; the payload is only a topic, the
-- reader asks for what is new itself.
CREATE FUNCTION wick_notify_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('wick', 'attempt:' || attempt_id) FROM (SELECT DISTINCT attempt_id FROM inserted) AS touched;
  RETURN NULL;
END $$;
CREATE TRIGGER wick_notify_events AFTER INSERT ON "event"
  REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION wick_notify_events();

CREATE FUNCTION wick_notify_attempts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('wick', 'run:' || run_id) FROM (SELECT DISTINCT run_id FROM inserted) AS touched;
  RETURN NULL;
END $$;
CREATE TRIGGER wick_notify_attempts AFTER INSERT ON "attempt"
  REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION wick_notify_attempts();

CREATE FUNCTION wick_notify_runs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('wick', 'study:' || study_id) FROM (SELECT DISTINCT study_id FROM changed) AS touched;
  PERFORM pg_notify('wick', 'run:' || id) FROM changed;
  RETURN NULL;
END $$;
CREATE TRIGGER wick_notify_runs AFTER UPDATE ON "run"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION wick_notify_runs();

CREATE FUNCTION wick_notify_studies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('wick', 'study:' || id) FROM changed;
  PERFORM pg_notify('wick', 'studies');
  RETURN NULL;
END $$;
CREATE TRIGGER wick_notify_studies_inserted AFTER INSERT ON "study"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION wick_notify_studies();
CREATE TRIGGER wick_notify_studies_updated AFTER UPDATE ON "study"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION wick_notify_studies();

CREATE FUNCTION wick_notify_notes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('wick', 'study:' || study_id) FROM (SELECT DISTINCT study_id FROM inserted) AS touched;
  RETURN NULL;
END $$;
CREATE TRIGGER wick_notify_notes AFTER INSERT ON "study_note"
  REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION wick_notify_notes();
