using CommonThread.Verbs;

return await CommandLine.Run(args, Console.Out, Console.Error);
