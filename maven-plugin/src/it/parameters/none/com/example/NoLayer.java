package com.example;

/** Not marked: the project has a class and no layer. */
public final class NoLayer {}
