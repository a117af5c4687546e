package io.github.backproof.subject.storage;

/** What a run of numbers is made of. */
public enum Element {
    /** float32. */
    FLOAT {
        @Override
        Object run(int length) {
            return new float[length];
        }

        @Override
        void read(Object run, int from, double[] into, int at, int length) {
            float[] values = (float[]) run;
            for (int i = 0; i < length; i++) {
                into[at + i] = values[from + i];
            }
        }

        @Override
        void write(double[] values, int at, Object run, int to, int length) {
            float[] written = (float[]) run;
            for (int i = 0; i < length; i++) {
                written[to + i] = (float) values[at + i];
            }
        }
    },
    /** float64. */
    DOUBLE {
        @Override
        Object run(int length) {
            return new double[length];
        }

        @Override
        void read(Object run, int from, double[] into, int at, int length) {
            System.arraycopy(run, from, into, at, length);
        }

        @Override
        void write(double[] values, int at, Object run, int to, int length) {
            System.arraycopy(values, at, run, to, length);
        }
    },
    /** Numbers of tokens. */
    INT {
        @Override
        Object run(int length) {
            return new int[length];
        }

        @Override
        void read(Object run, int from, double[] into, int at, int length) {
            int[] values = (int[]) run;
            for (int i = 0; i < length; i++) {
                into[at + i] = values[from + i];
            }
        }

        @Override
        void write(double[] values, int at, Object run, int to, int length) {
            int[] written = (int[]) run;
            for (int i = 0; i < length; i++) {
                written[to + i] = (int) values[at + i];
            }
        }
    };

    abstract Object run(int length);

    abstract void read(Object run, int from, double[] into, int at, int length);

    abstract void write(double[] values, int at, Object run, int to, int length);
}
