"""The doctor: looks at how mail really leaves this machine, and proves with harmless probes what is stopped.

One module a program says where its set-up lies, what is wrong with it, and how to send a probe through it; the rest is
the same for all of them.
"""
