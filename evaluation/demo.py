from evaluation.own_gold import main

if __name__ == "__main__":
    main()
